namespace ReturnsHub.Core.Deliver;

/// <summary>Names deliveries.</summary>
public static class DeliveryIds
{
    /// <summary>The delivery of an event to a consumer: its message id, its ledger id and the receiver's idempotency key.</summary>
    public static string Of(string consumer, Guid eventId) => $"{consumer}:{eventId:N}";
}
