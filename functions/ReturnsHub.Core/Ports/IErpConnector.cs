using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Ports;

/// <summary>Hands events to one booking system. Knows nothing of queues; whether to retry follows from what it answers.</summary>
public interface IErpConnector
{
    /// <summary>
    /// Whether the other side books a repeated delivery once by its id alone. Where it does not, the ledger holds an intent before the
    /// first call, and the connector asks <see cref="DeliveryAttempt.MaySendAsync"/> before each call that books.
    /// </summary>
    bool ReceiverDeduplicates { get; }

    /// <summary>
    /// How long the other side may go on with a call after it was sent, answer or none, as it documents: a queue before its workers counts.
    /// Until then "not there" is no answer, so nobody asks and nobody sends. Counts where it is longer than
    /// <see cref="Deliver.RetrySchedule.InDoubtWindow"/>.
    /// </summary>
    TimeSpan LongestCall => TimeSpan.Zero;

    /// <summary>Delivers one event. Never throws for what the other side does; only for cancellation.</summary>
    Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct);
}

/// <summary>An attempt to deliver one event.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>The same on every attempt: the receiver's idempotency key.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The event.</summary>
    public required RecordedEvent Event { get; init; }

    /// <summary>Whether an earlier attempt may have booked without our knowing: ask before sending.</summary>
    public bool InDoubt { get; init; }

    /// <summary>Reads the return's events from the first up to and with this one: the same on every attempt.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<RecordedEvent>>> ReadHistoryAsync { get; init; }

    /// <summary>
    /// Writes that a call that books is about to be sent. False when another worker has taken this delivery over: send nothing, and
    /// answer <see cref="DeliveryOutcome.Fenced"/>.
    /// </summary>
    public required Func<CancellationToken, Task<bool>> MaySendAsync { get; init; }
}

/// <summary>How an attempt ended.</summary>
public enum OutcomeKind
{
    /// <summary>Booked, now or before.</summary>
    Confirmed = 0,
    /// <summary>Not booked: try again.</summary>
    Retry,
    /// <summary>Will never be booked as it is.</summary>
    Refused,
    /// <summary>Sent, and not known whether booked: the next attempt asks before it sends.</summary>
    Unknown,
}

/// <summary>What a connector answers.</summary>
/// <param name="Kind">How the attempt ended.</param>
/// <param name="Answer">The other side's answer, redacted, at most 500 characters.</param>
/// <param name="ForeignId">The other side's document id, when confirmed.</param>
/// <param name="RetryAfter">How long the other side asked to wait.</param>
/// <param name="Category">Stable code of an error: <c>http-503</c>, <c>timeout</c>, <c>connection</c>, <c>gone</c>.</param>
public sealed record DeliveryOutcome(
    OutcomeKind Kind, string Answer, string? ForeignId = null, TimeSpan? RetryAfter = null, string? Category = null)
{
    /// <summary>Another worker has taken the delivery over; nothing was sent.</summary>
    public static DeliveryOutcome Fenced { get; } = new(OutcomeKind.Retry, "Another worker has taken this delivery over.", Category: "fenced") { Called = false };

    /// <summary>Whether a call was made. False where the hub itself held it back (an open circuit, a fence): such an attempt does not count.</summary>
    public bool Called { get; init; } = true;
}
