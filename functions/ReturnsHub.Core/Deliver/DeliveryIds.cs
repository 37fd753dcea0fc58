namespace ReturnsHub.Core.Deliver;

/// <summary>Names deliveries.</summary>
public static class DeliveryIds
{
    /// <summary>The delivery of an event to a consumer: its message id, its ledger id and the receiver's idempotency key.</summary>
    public static string Of(string consumer, Guid eventId) => $"{consumer}:{eventId:N}";

    /// <summary>The event of a delivery, or null when the text is no delivery's id.</summary>
    public static Guid? EventOf(string deliveryId) =>
        deliveryId.LastIndexOf(':') is >= 0 and var colon && Guid.TryParseExact(deliveryId.AsSpan(colon + 1), "N", out var id) ? id : null;
}
