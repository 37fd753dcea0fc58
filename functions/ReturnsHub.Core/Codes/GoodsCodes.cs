namespace ReturnsHub.Core.Codes;

/// <summary>State of goods as seen at the dock, before inspection.</summary>
public enum Condition
{
    /// <summary>Not stated.</summary>
    Unknown = 0,
    /// <summary>Original seal unbroken.</summary>
    Sealed,
    /// <summary>Opened, not visibly used.</summary>
    Opened,
    /// <summary>Visibly used.</summary>
    Used,
    /// <summary>Broken or soiled.</summary>
    Damaged,
    /// <summary>Parts or accessories missing.</summary>
    Incomplete,
    /// <summary>Not the goods of this return.</summary>
    WrongGoods,
    /// <summary>Nothing in the parcel.</summary>
    EmptyParcel,
}

/// <summary>Grade given by inspection.</summary>
public enum Grade
{
    /// <summary>Not evaluated.</summary>
    U = 0,
    /// <summary>New, sealed.</summary>
    N,
    /// <summary>Like new, complete.</summary>
    A,
    /// <summary>Light wear, complete.</summary>
    B,
    /// <summary>Moderate wear or non-critical parts missing.</summary>
    C,
    /// <summary>Heavy wear, broken or critical parts missing.</summary>
    D,
}

/// <summary>What happens to a unit.</summary>
public enum Disposition
{
    /// <summary>Back to sellable stock.</summary>
    Restock = 1,
    /// <summary>To the refurbish queue.</summary>
    Refurbish,
    /// <summary>To the repair queue.</summary>
    Repair,
    /// <summary>Held for the vendor, with a claim.</summary>
    ReturnToVendor,
    /// <summary>Sold in a resale channel at its grade.</summary>
    Resell,
    /// <summary>Taken apart for parts.</summary>
    PartsHarvest,
    /// <summary>Given away.</summary>
    Donate,
    /// <summary>Recycled.</summary>
    Recycle,
    /// <summary>Destroyed with a certificate tied to the serial number.</summary>
    SecureDestruction,
    /// <summary>Held until a person releases it.</summary>
    Quarantine,
    /// <summary>Sent back to the customer.</summary>
    ReturnToCustomer,
    /// <summary>Returnless refund: the customer keeps it.</summary>
    KeepItem,
}

/// <summary>Inventory status of a unit. Nothing received counts as available before its disposition.</summary>
public enum InventoryStatus
{
    /// <summary>Announced, not here.</summary>
    Expected = 0,
    /// <summary>Here, not inspected.</summary>
    ReceivedPendingInspection,
    /// <summary>Available for sale.</summary>
    Sellable,
    /// <summary>Here, not for sale.</summary>
    NonSellableHold,
    /// <summary>Held until released.</summary>
    Quarantine,
    /// <summary>In the refurbish queue.</summary>
    Refurbish,
    /// <summary>In the repair queue.</summary>
    Repair,
    /// <summary>Held for the vendor.</summary>
    VendorHold,
    /// <summary>Sellable in a resale channel.</summary>
    ResaleChannel,
    /// <summary>Gone.</summary>
    Disposed,
}

/// <summary>Where each <see cref="Disposition"/> puts a unit.</summary>
public static class Dispositions
{
    /// <summary>Inventory status of a unit after <paramref name="disposition"/>; null when it never enters stock.</summary>
    public static InventoryStatus? StatusAfter(Disposition disposition) => disposition switch
    {
        Disposition.Restock => InventoryStatus.Sellable,
        Disposition.Refurbish => InventoryStatus.Refurbish,
        Disposition.Repair => InventoryStatus.Repair,
        Disposition.ReturnToVendor => InventoryStatus.VendorHold,
        Disposition.Resell => InventoryStatus.ResaleChannel,
        Disposition.Quarantine => InventoryStatus.Quarantine,
        Disposition.PartsHarvest or Disposition.Donate or Disposition.Recycle
            or Disposition.SecureDestruction => InventoryStatus.Disposed,
        Disposition.ReturnToCustomer or Disposition.KeepItem => null,
        _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "Not a disposition."),
    };
}
