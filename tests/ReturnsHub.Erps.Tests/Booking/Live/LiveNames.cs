namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>What the same things are called in one ERP's books.</summary>
internal sealed record LiveNames
{
    /// <summary>The jacket <c>JKT-M-BLK</c>.</summary>
    public required string Jacket { get; init; }

    /// <summary>Customers in Germany.</summary>
    public required string Customer { get; init; }

    /// <summary>The vendor <c>Lumen Works</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The account that goods are sold on.</summary>
    public required string Sales { get; init; }

    /// <summary>The account that shipping is sold on.</summary>
    public required string Shipping { get; init; }

    public required string Inventory { get; init; }

    public required string CostOfGoodsSold { get; init; }

    /// <summary>The tax of 19 %.</summary>
    public required string Tax19 { get; init; }

    /// <summary>The tax of 7 %.</summary>
    public required string Tax7 { get; init; }

    /// <summary>The journal of the hub's entries.</summary>
    public required string Journal { get; init; }

    /// <summary>What every credit note's number starts with.</summary>
    public required string NotePrefix { get; init; }

    /// <summary>The category of an entry that is in another currency than the books.</summary>
    public required string OtherCurrency { get; init; }
}
