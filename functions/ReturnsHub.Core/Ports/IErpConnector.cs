using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Ports;

/// <summary>Hands events to one booking system. Knows nothing of queues; whether to retry follows from what it answers.</summary>
public interface IErpConnector
{
    /// <summary>
    /// Delivers one event. <paramref name="deliveryId"/> is the same on every attempt: the receiver's idempotency key. Never
    /// throws for what the other side does; only for cancellation.
    /// </summary>
    Task<DeliveryOutcome> DeliverAsync(string deliveryId, RecordedEvent e, CancellationToken ct);
}

/// <summary>How an attempt ended.</summary>
public enum OutcomeKind
{
    /// <summary>Booked, now or before.</summary>
    Confirmed = 0,
    /// <summary>Not booked, or not known: try again.</summary>
    Retry,
    /// <summary>Will never be booked as it is.</summary>
    Refused,
}

/// <summary>What a connector answers.</summary>
/// <param name="Kind">How the attempt ended.</param>
/// <param name="Answer">The other side's answer, redacted, at most 500 characters.</param>
/// <param name="ForeignId">The other side's document id, when confirmed.</param>
/// <param name="RetryAfter">How long the other side asked to wait.</param>
/// <param name="Category">Stable code of an error: <c>http-503</c>, <c>timeout</c>, <c>connection</c>, <c>gone</c>.</param>
public sealed record DeliveryOutcome(
    OutcomeKind Kind, string Answer, string? ForeignId = null, TimeSpan? RetryAfter = null, string? Category = null);
