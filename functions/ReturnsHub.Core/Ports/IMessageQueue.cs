using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Ports;

/// <summary>Sends to the hub's queues.</summary>
public interface IMessageSender
{
    /// <summary>
    /// Sends messages, in order; durable when the task completes. When it fails, none or the first of them were sent: send all again.
    /// A message whose id was sent to the same queue within the duplicate window (at least 10 minutes) is dropped silently.
    /// </summary>
    Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken ct);
}

/// <summary>What waits and what was given up, on each of the hub's queues.</summary>
public interface IDeadLetters
{
    /// <summary>Dead-lettered messages, oldest first.</summary>
    Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct);

    /// <summary>Puts a dead-lettered message back at the end of its session with a fresh attempt count. False when there is none of that id.</summary>
    Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct);

    /// <summary>Messages waiting and dead-lettered in a queue.</summary>
    Task<QueueDepth> DepthAsync(string queue, CancellationToken ct);
}

/// <summary>
/// Durable queues with sessions, as Service Bus has them: messages of one session are handed out in the order they were
/// sent, to one receiver at a time (peek-lock); a delayed or failing session never blocks another. A host whose platform
/// hands messages to it has no use for the receiving half and implements <see cref="IMessageSender"/> and <see cref="IDeadLetters"/>.
/// </summary>
public interface IMessageQueue : IMessageSender, IDeadLetters
{
    /// <summary>
    /// Locks up to <paramref name="sessions"/> sessions that have something due and hands out up to
    /// <paramref name="messagesPerSession"/> messages of each, in order. Waits up to <paramref name="wait"/> for something
    /// to come due; empty when nothing did.
    /// </summary>
    Task<IReadOnlyList<QueueSession>> ReceiveAsync(string queue, int sessions, int messagesPerSession, TimeSpan wait, CancellationToken ct);

    /// <summary>
    /// Ends a session's lock: completes messages, dead-letters some, and delays what remains. Durable and atomic. False, and
    /// nothing is done, when the lock was lost meanwhile (fencing).
    /// </summary>
    Task<bool> SettleAsync(QueueSession session, SessionSettlement settlement, CancellationToken ct);
}

/// <summary>A message to send.</summary>
/// <param name="Id">Duplicate detection id, at most 200 characters.</param>
/// <param name="Session">The session it belongs to, at most 200 characters.</param>
/// <param name="Body">The body, at most 200 kB.</param>
public sealed record QueueMessage(string Id, string Session, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// The trace it belongs to; comes back with the message, and with its dead letter. On Service Bus: the application properties
    /// <c>traceparent</c> and <c>tracestate</c>.
    /// </summary>
    public TraceContext? Trace { get; init; }

    /// <summary>Largest body, in bytes. Service Bus' Standard tier takes 256 kB with all properties (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas).</summary>
    public const int MostBytes = 200 * 1024;
}

/// <summary>A message handed out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its body.</param>
/// <param name="Attempt">1 the first time it is handed out, counted up by <see cref="SessionSettlement.RetryAfter"/> and by lost locks.</param>
/// <param name="EnqueuedAt">When it was sent.</param>
public sealed record ReceivedMessage(string Id, ReadOnlyMemory<byte> Body, int Attempt, DateTimeOffset EnqueuedAt)
{
    /// <summary>The trace it was sent with; null when it was sent with none.</summary>
    public TraceContext? Trace { get; init; }
}

/// <summary>A locked session with its first messages.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Session">The session.</param>
/// <param name="LockToken">Proves the lock.</param>
/// <param name="LockedUntil">When the lock ends by itself.</param>
/// <param name="Messages">The messages, in order.</param>
public sealed record QueueSession(
    string Queue, string Session, string LockToken, DateTimeOffset LockedUntil, IReadOnlyList<ReceivedMessage> Messages);

/// <summary>How a session's lock ends.</summary>
public sealed record SessionSettlement
{
    /// <summary>Ids of messages that are done.</summary>
    public IReadOnlyList<string> Completed { get; init; } = [];

    /// <summary>Messages that will not be tried again, each with why.</summary>
    public IReadOnlyList<DeadLettering> DeadLettered { get; init; } = [];

    /// <summary>When set, the first remaining message failed: its attempt counts, and the session rests this long.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Why a message is dead-lettered.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Reason">Stable code.</param>
/// <param name="Description">The last error, redacted, at most 1,000 characters.</param>
public sealed record DeadLettering(string MessageId, string Reason, string Description);

/// <summary>A dead-lettered message.</summary>
public sealed record DeadLetter(
    string Queue, string Session, string MessageId, ReadOnlyMemory<byte> Body, int Attempts, string Reason, string Description, DateTimeOffset At)
{
    /// <summary>The trace the message was sent with; a redriven message carries it on.</summary>
    public TraceContext? Trace { get; init; }
}

/// <summary>How full a queue is.</summary>
public sealed record QueueDepth(long Waiting, long DeadLettered);

/// <summary>The names of the hub's queues.</summary>
public static class Queues
{
    /// <summary>Verified messages to normalise.</summary>
    public const string Inbound = "inbound";

    /// <summary>Lines whose text is to be classified.</summary>
    public const string Classify = "classify";

    internal const string DeliverKind = "deliver";
    private const string DeliverPrefix = "deliver-";

    /// <summary>Events for one consumer.</summary>
    public static string Deliver(TenantId tenant, string consumer) => $"deliver-{tenant.Value}-{consumer}";

    /// <summary>What kind of queue it is, for names that must be few: <c>inbound</c>, <c>classify</c>, <c>deliver</c>.</summary>
    internal static string KindOf(string queue) => queue.StartsWith(DeliverPrefix, StringComparison.Ordinal) ? DeliverKind : queue;
}
