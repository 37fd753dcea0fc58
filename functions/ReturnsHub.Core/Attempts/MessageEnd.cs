namespace ReturnsHub.Core.Attempts;

/// <summary>How one attempt at a queue's message ended: what a host does with the message, whatever its queues are made of.</summary>
public abstract record MessageEnd
{
    private MessageEnd()
    {
    }

    /// <summary>The hub's own fault behind this end, for the log: type and place, never the message.</summary>
    public Exception? Fault { get; init; }

    /// <summary>Take it off the queue: it is done, or after a <see cref="Fault"/> was set aside where a person looks.</summary>
    public sealed record Done : MessageEnd;

    /// <summary>Try it again after <paramref name="Rest"/>.</summary>
    public sealed record Later(TimeSpan Rest) : MessageEnd;

    /// <summary>Dead-letter it.</summary>
    /// <param name="Reason">Stable code.</param>
    /// <param name="Description">The last error, redacted, at most 1,000 characters.</param>
    public sealed record Dead(string Reason, string Description) : MessageEnd;
}
