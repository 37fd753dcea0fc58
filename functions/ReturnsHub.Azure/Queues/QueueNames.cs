namespace ReturnsHub.Azure.Queues;

/// <summary>The queues of the Service Bus namespace: the one place where their names and limits stand. What deploys them is checked against it.</summary>
public static class QueueNames
{
    /// <summary>Verified messages to normalise.</summary>
    public const string Inbound = "inbound";

    /// <summary>Lines whose text is to be classified.</summary>
    public const string Classify = "classify";

    /// <summary>Events for all consumers: a session is one return's events for one of them.</summary>
    public const string Deliver = "deliver";

    /// <summary>
    /// Deliveries of one message after which the broker itself dead-letters it. The hub counts attempts and gives up long before; this
    /// only ends messages that stop the process before anything is counted.
    /// </summary>
    public const int MaxDeliveryCount = 250;

    /// <summary>How long the broker remembers message ids, in minutes: the port asks for ten, a relay that reads its last page again for some more.</summary>
    public const int DuplicateWindowMinutes = 30;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Inbound, Classify, Deliver];
}
