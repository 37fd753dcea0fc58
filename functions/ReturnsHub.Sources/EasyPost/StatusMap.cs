namespace ReturnsHub.Sources.EasyPost;

/// <summary>
/// EasyPost's status and detail in the hub's words (https://docs.easypost.com/docs/trackers, <c>Models/API/Tracker.cs</c> of
/// EasyPost/easypost-csharp). Which way the parcel goes is the label's to say, never the status'.
/// </summary>
internal static class StatusMap
{
    public static TrackingStatus Of(string? status, string? detail) => (status, detail) switch
    {
        // Where a parcel is for good outweighs what happened to it on the way.
        ("delivered", _) => TrackingStatus.Delivered,
        ("return_to_sender", _) => TrackingStatus.ReturnedToSender,
        (_, "lost") => TrackingStatus.Lost,
        (_, "damaged") => TrackingStatus.Exception,
        ("pre_transit", _) => TrackingStatus.LabelCreated,
        ("in_transit", "received_at_origin_facility") => TrackingStatus.PickedUp,
        ("in_transit" or "failure", "delivery_exception") => TrackingStatus.DeliveryAttempted,
        ("in_transit", "transit_exception" or "refused" or "failure") => TrackingStatus.Exception,
        ("in_transit", _) => TrackingStatus.InTransit,
        ("out_for_delivery", _) => TrackingStatus.OutForDelivery,
        ("available_for_pickup", _) => TrackingStatus.AvailableForPickup,
        ("failure", "return") => TrackingStatus.ReturnedToSender,
        ("failure" or "error", _) => TrackingStatus.Exception,
        ("cancelled", _) => TrackingStatus.Cancelled,
        _ => TrackingStatus.Unknown,
    };
}
