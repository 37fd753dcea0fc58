using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Azure.Queues;

/// <summary>
/// Where a message of one of the hub's queues goes on the broker. Inbound and classify are queues there too; the queues of all consumers
/// are one, told apart by session.
/// </summary>
/// <param name="Queue">One of <see cref="QueueNames"/>.</param>
/// <param name="Session">The session on it.</param>
/// <param name="MessageId">The message's id on it.</param>
public sealed record BrokerAddress(string Queue, string Session, string MessageId)
{
    /// <summary>Longest session and message id: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas</summary>
    private const int Longest = 128;

    private const string DeliverPrefix = "deliver-";

    /// <summary>The address of a message sent to one of <see cref="Queues"/>.</summary>
    /// <exception cref="ArgumentException">No queue of the hub has that name, or the session is not one of its.</exception>
    public static BrokerAddress Of(string queue, string session, string messageId) => queue switch
    {
        Core.Ports.Queues.Inbound => new BrokerAddress(QueueNames.Inbound, Fit(session), Fit(messageId)),
        Core.Ports.Queues.Classify => new BrokerAddress(QueueNames.Classify, Fit(session), Fit(messageId)),
        _ => new BrokerAddress(QueueNames.Deliver, Fit(DeliverSessionOf(queue, session).ToString()), Fit(messageId)),
    };

    /// <summary>The queue on the broker that holds a queue of the hub.</summary>
    /// <exception cref="ArgumentException">No queue of the hub has that name.</exception>
    public static string QueueOf(string queue) => queue switch
    {
        Core.Ports.Queues.Inbound => QueueNames.Inbound,
        Core.Ports.Queues.Classify => QueueNames.Classify,
        _ when queue.StartsWith(DeliverPrefix, StringComparison.Ordinal) => QueueNames.Deliver,
        _ => throw new ArgumentException($"'{Clip.Of(queue)}' is not a queue of the hub.", nameof(queue)),
    };

    // Tenants and consumers may both have '-' in their names, so the queue's name alone says not where one ends: the session does.
    private static DeliverSession DeliverSessionOf(string queue, string session)
    {
        _ = QueueOf(queue);
        var stream = StreamKey.Parse(session);
        var prefix = Core.Ports.Queues.Deliver(stream.Tenant, "");
        return queue.Length > prefix.Length && queue.StartsWith(prefix, StringComparison.Ordinal)
            ? new DeliverSession(stream.Tenant, queue[prefix.Length..], stream.ReturnId)
            : throw new ArgumentException($"A session of '{stream.Tenant}' does not belong on '{Clip.Of(queue)}'.", nameof(session));
    }

    // What is too long keeps its beginning, for people, and gets its hash, for what must not be mixed up.
    private static string Fit(string text) =>
        text.Length <= Longest ? text : $"{text[..60]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
