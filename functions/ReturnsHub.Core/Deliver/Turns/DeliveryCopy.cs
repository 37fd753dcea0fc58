namespace ReturnsHub.Core.Deliver.Turns;

/// <summary>A copy of a delivery to send: its next attempt, or its turn.</summary>
/// <param name="MessageId">
/// An id of its own, never used before: the broker's duplicate detection must not swallow a copy whose former self was already taken off
/// the queue. A copy too many does nothing.
/// </param>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">The attempt it is for.</param>
/// <param name="OutOfTurn">See <see cref="DeliveryInHand.OutOfTurn"/>.</param>
/// <param name="Body">The event.</param>
/// <param name="NotBefore">When it may be handed out; null for at once.</param>
public sealed record DeliveryCopy(
    string MessageId, string DeliveryId, int Attempt, bool OutOfTurn, ReadOnlyMemory<byte> Body, DateTimeOffset? NotBefore);
