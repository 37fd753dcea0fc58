namespace ReturnsHub.Core.Facts;

/// <summary>What any report on a return may say about the return itself.</summary>
/// <param name="NativeId">The source's id of the return.</param>
/// <param name="Rma">RMA number, when the report has one.</param>
/// <param name="OrderId">The order's id at the source, when the report has one.</param>
public sealed record ReturnHeader(string NativeId, string? Rma = null, string? OrderId = null);

/// <summary>A line of a return as asked for.</summary>
public sealed record RequestedLineReport
{
    /// <summary>The source's id of the return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The order line it takes back; null when the source does not say.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>SKU, when the report has one.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>The reason the customer picked, mapped; <see cref="ReasonCode.Unknown"/> when none was.</summary>
    public ReasonCode Reason { get; init; }

    /// <summary>The source's own reason code or handle.</summary>
    public string? ReasonHandle { get; init; }

    /// <summary>The customer's words. Personal data: goes to the vault, never into an event.</summary>
    public string? Note { get; init; }

    /// <summary>Serial numbers announced for the units.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];
}

/// <summary>Units taken off a line.</summary>
public sealed record LineRemovalReport(string LineId, int Quantity);

/// <summary>An order as sold. All money in one currency: the shop's.</summary>
public sealed record OrderReport
{
    /// <summary>The order's id at the source.</summary>
    public required string OrderId { get; init; }

    /// <summary>The source's version of the order; the newest counts.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the goods reached the customer, if known: the return window starts here.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The currency of every amount of the order.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What the customer paid for shipping, tax included.</summary>
    public Money? ShippingPaid { get; init; }

    /// <summary>The tax inside <see cref="ShippingPaid"/>.</summary>
    public Money? ShippingTax { get; init; }

    /// <summary>Duties and import fees the customer paid on the whole order; null when there were none.</summary>
    public Money? DutiesPaid { get; init; }

    /// <summary>
    /// Whether prices were shown with tax (most of the world) or tax was added on top (United States, Canada). Every amount here
    /// includes tax either way; this says on which side documents round.
    /// </summary>
    public bool PricesIncludeTax { get; init; } = true;

    /// <summary>The sales channel, as the source names it: <c>web</c>, <c>pos</c>; null when it does not say.</summary>
    public string? Channel { get; init; }

    /// <summary>The country the goods were sent to, ISO 3166-1 alpha-2: <c>DE</c>; null when the source does not say.</summary>
    public string? Country { get; init; }

    /// <summary>The customer's segment, as the source names it: <c>vip</c>; never a name. Null when it does not say.</summary>
    public string? CustomerSegment { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<OrderLineReport> Lines { get; init; }
}

/// <summary>A line of an order as sold.</summary>
public sealed record OrderLineReport
{
    /// <summary>The source's id of the order line.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>SKU, when the source has one.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units sold.</summary>
    public required int Quantity { get; init; }

    /// <summary>What the customer paid for all units: after all discounts as prorated at sale, tax included.</summary>
    public required Money Paid { get; init; }

    /// <summary>The tax inside <see cref="Paid"/>.</summary>
    public Money? Tax { get; init; }

    /// <summary>The supplier, when the source names one.</summary>
    public string? Vendor { get; init; }

    /// <summary>Product category, when the source names one; else the policy derives it from the SKU.</summary>
    public string? Category { get; init; }

    /// <summary>Serial numbers or IMEIs shipped.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];

    /// <summary>What one unit cost the merchant, in the order's currency; null when the source does not say. Journals and recovery rest on it.</summary>
    public Money? UnitCost { get; init; }

    /// <summary>Sold as final: not taken back for a change of mind.</summary>
    public bool FinalSale { get; init; }

    /// <summary>Duties the customer paid on all units of the line; null when the source gives them for the whole order only.</summary>
    public Money? Duties { get; init; }
}

/// <summary>Goods at the warehouse: received, or inspected.</summary>
public sealed record GoodsLineReport
{
    /// <summary>The return line, when the warehouse knows it.</summary>
    public string? LineId { get; init; }

    /// <summary>The SKU on the goods.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Condition as seen.</summary>
    public Condition Condition { get; init; }

    /// <summary>Grade; <see cref="Grade.U"/> for a receipt.</summary>
    public Grade Grade { get; init; }

    /// <summary>Serial numbers read.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];

    /// <summary>Lot number, when there is one.</summary>
    public string? Lot { get; init; }

    /// <summary>Pictures of the goods, as the reporter names them (an address or an id); they show goods, never people.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];
}

/// <summary>What happened to units, decided outside the hub.</summary>
public sealed record DispositionLineReport
{
    /// <summary>The return line, when known.</summary>
    public string? LineId { get; init; }

    /// <summary>The SKU on the goods.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units, at least 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>What happens to them.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>Where they are now, as the reporter names it.</summary>
    public string? Location { get; init; }

    /// <summary>Serial numbers of the units.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];
}

/// <summary>A refund as the platform reports it, in shop money.</summary>
public sealed record RefundReport
{
    /// <summary>The platform's refund id.</summary>
    public required string RefundId { get; init; }

    /// <summary>
    /// The document number of the hub's own credit that this refund pays, when the hub asked the platform for it and the platform
    /// carries the number back; null for a refund that others made.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>Money that has really moved to the customer; zero while transactions are pending.</summary>
    public required Money Moved { get; init; }

    /// <summary>Whether money is still under way.</summary>
    public bool Pending { get; init; }

    /// <summary>What the customer saw, when it was another currency.</summary>
    public Money? Presentment { get; init; }

    /// <summary>What the refund says it is for. The sum may differ from <see cref="Moved"/> (fees, discrepancies).</summary>
    public IReadOnlyList<RefundLineReport> Lines { get; init; } = [];

    /// <summary>Shipping refunded, tax included.</summary>
    public Money? Shipping { get; init; }

    /// <summary>Duties refunded.</summary>
    public Money? Duties { get; init; }

    /// <summary>How much of <see cref="Moved"/> the customer got as store credit on the platform; null when none.</summary>
    public Money? StoreCredit { get; init; }
}

/// <summary>A line of a refund: units of an order line and their value, tax included.</summary>
public sealed record RefundLineReport(string OrderLineId, int Quantity, Money Amount);

/// <summary>A classifier's answer.</summary>
public sealed record ClassificationReport
{
    /// <summary>The main reason.</summary>
    public required ReasonCode Code { get; init; }

    /// <summary>A second reason, if the text gives two.</summary>
    public ReasonCode? Secondary { get; init; }

    /// <summary>How sure the classifier is, 0 to 1.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>Which classifier answered, with its version.</summary>
    public required string Classifier { get; init; }

    /// <summary>The version of the reason codes it chose from.</summary>
    public required string Taxonomy { get; init; }

    /// <summary>SHA-256 of the redacted text it read, so that an answer can be traced without the text.</summary>
    public required string InputHash { get; init; }

    /// <summary>How a language model took part; null when none was asked.</summary>
    public ModelRun? Model { get; init; }
}
