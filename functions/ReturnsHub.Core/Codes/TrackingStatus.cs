namespace ReturnsHub.Core.Codes;

/// <summary>Where a parcel is, in the hub's words; each carrier's own code is kept beside it.</summary>
public enum TrackingStatus
{
    /// <summary>The carrier's code is not known to the hub.</summary>
    Unknown = 0,
    /// <summary>Label made, nothing handed over.</summary>
    LabelCreated,
    /// <summary>Handed to the carrier.</summary>
    PickedUp,
    /// <summary>Under way.</summary>
    InTransit,
    /// <summary>On the delivery vehicle.</summary>
    OutForDelivery,
    /// <summary>Waiting at a pick-up point.</summary>
    AvailableForPickup,
    /// <summary>Delivered. For a return parcel: at the warehouse.</summary>
    Delivered,
    /// <summary>Delivery tried without success.</summary>
    DeliveryAttempted,
    /// <summary>Something went wrong on the way.</summary>
    Exception,
    /// <summary>Went back to whoever sent it. For a return parcel: to the customer.</summary>
    ReturnedToSender,
    /// <summary>Lost.</summary>
    Lost,
    /// <summary>Label cancelled.</summary>
    Cancelled,
}
