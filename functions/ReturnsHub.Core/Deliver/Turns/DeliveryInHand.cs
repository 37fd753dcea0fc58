using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Deliver.Turns;

/// <summary>A delivery's message as a broker handed it out.</summary>
public sealed record DeliveryInHand
{
    /// <summary>The message's own id: the delivery's for the relay's message, <see cref="DeliveryCopy.MessageId"/> for a copy.</summary>
    public required string MessageId { get; init; }

    /// <summary>The delivery (<see cref="DeliveryIds"/>), the same on every copy.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The attempt written on the message; 1 on the relay's own.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How often the broker handed this very message out; more than once after a crash or a lost lock.</summary>
    public int DeliveryCount { get; init; } = 1;

    /// <summary>Whether it was given up before: later events have passed it, and it is tried for itself.</summary>
    public bool OutOfTurn { get; init; }

    /// <summary>The event.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When the message was sent.</summary>
    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>The trace the message was sent with.</summary>
    public TraceContext? Trace { get; init; }

    /// <summary>Attempts including this one: those written on it and those that a crash ended.</summary>
    public int AttemptNow => Attempt + DeliveryCount - 1;

    /// <summary>The delivery as one attempt at it takes it: under its own id, whichever copy carried it.</summary>
    internal ReceivedMessage Received => new(DeliveryId, Body, AttemptNow, EnqueuedAt) { Trace = Trace };

    internal bool IsCopy => !string.Equals(MessageId, DeliveryId, StringComparison.Ordinal);
}
