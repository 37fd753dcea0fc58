using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Testing.Samples;

/// <summary>Events as a small shop would cause them.</summary>
public static class EventSamples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ReturnHeader Header(string nativeId = "r-1", string? rma = "RMA-1", string? orderId = "o-1") => new(nativeId, rma, orderId);

    public static ReturnRequested Requested(ReturnHeader? header = null) => new()
    {
        Connection = "shop",
        Header = header ?? Header(),
        RequestedAt = Noon,
        RequestedBy = Actor.Connection("shop"),
        Lines = [new RequestedLine { LineId = "1", Sku = new Sku("SHIRT-M"), Quantity = 1, ReasonHandle = "trop serré – «1»" }],
    };

    public static ReturnAuthorised Authorised() => new(Noon.AddMinutes(5));

    public static LabelAttached Label(string trackingNumber = "1Z999AA10123456784") => new(trackingNumber, "UPS", Noon.AddMinutes(6));

    public static ParcelTracked Parcel(int minute = 10) => new(
        "1Z999AA10123456784", "UPS", Core.Codes.TrackingStatus.InTransit, "I", Noon.AddMinutes(minute).AddTicks(1234567));
}
