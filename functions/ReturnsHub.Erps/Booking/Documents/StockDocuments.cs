namespace ReturnsHub.Erps.Booking.Documents;

/// <summary>A return order: goods are expected from a customer.</summary>
public sealed record ReturnOrderDocument : ErpDocument
{
    /// <summary>The customer's number in the ERP.</summary>
    public required string Customer { get; init; }

    /// <summary>The order's currency; null while the order is not known.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<ReturnOrderLine> Lines { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.ReturnOrder;
}

/// <summary>A line of a return order.</summary>
/// <param name="LineId">The source's id of the return line.</param>
/// <param name="Item">The ERP's item.</param>
/// <param name="Quantity">Units, at least 1.</param>
/// <param name="UnitGross">What one unit was sold for, tax included; null while the order is not known.</param>
/// <param name="Reason">The ERP's reason code, when the profile maps one.</param>
/// <param name="OrderLineId">The order line at the source, when known.</param>
/// <param name="UnitNet"><paramref name="UnitGross"/> without tax.</param>
public sealed record ReturnOrderLine(string LineId, string Item, int Quantity, Money? UnitGross, string? Reason, string? OrderLineId, Money? UnitNet = null);

/// <summary>Goods came in against a return order.</summary>
public sealed record ReceiptDocument : ErpDocument
{
    /// <summary>The number of the return order.</summary>
    public required string ReturnOrder { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<ReceiptLine> Lines { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.Receipt;
}

/// <summary>A line of a receipt.</summary>
/// <param name="LineId">The return line; null for goods that no line expects.</param>
/// <param name="Item">The ERP's item.</param>
/// <param name="Quantity">Units, at least 1.</param>
/// <param name="Location">The ERP's location.</param>
public sealed record ReceiptLine(string? LineId, string Item, int Quantity, string Location);

/// <summary>Units change their place or status.</summary>
public sealed record StockMoveDocument : ErpDocument
{
    /// <summary>The ERP's item.</summary>
    public required string Item { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Status before; <see cref="InventoryStatus.Expected"/> is the customer.</summary>
    public required InventoryStatus From { get; init; }

    /// <summary>Status after; <see cref="InventoryStatus.Disposed"/> leaves stock.</summary>
    public required InventoryStatus To { get; init; }

    /// <summary>The ERP's location before; null when the goods come from outside.</summary>
    public string? FromLocation { get; init; }

    /// <summary>The ERP's location after; null when the goods leave stock.</summary>
    public string? ToLocation { get; init; }

    /// <summary>What one unit cost the merchant, when known.</summary>
    public Money? UnitCost { get; init; }

    /// <inheritdoc />
    public override DocumentKind Kind => DocumentKind.StockMove;
}
