namespace ReturnsHub.Web.Returns.Opening;

/// <summary>Asks for a return to be opened.</summary>
public sealed record OpenReturn
{
    /// <summary>Whose return; may be left out when the key belongs to one tenant, or the hub has only one.</summary>
    public string? Tenant { get; init; }

    /// <summary>
    /// Whose order numbers are meant: <c>api</c>, or a connection of the tenant, so that its reports on the order find the return.
    /// </summary>
    public string Connection { get; init; } = OpenReturnCheck.OwnConnection;

    /// <summary>RMA number, 1 to 40 of <c>A-Z a-z 0-9 . _ # / -</c>; the hub makes one when it is left out.</summary>
    public string? Rma { get; init; }

    /// <summary>The order's id, at most 100 characters.</summary>
    public string? OrderId { get; init; }

    /// <summary>When the customer asked; now when left out.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>What comes back: 1 to 200 lines.</summary>
    public IReadOnlyList<OpenReturnLine?>? Lines { get; init; }

    /// <summary>Whether the merchant accepts the return with this request.</summary>
    public bool Authorised { get; init; }

    /// <summary>The order as sold, when no source reports it.</summary>
    public OpenReturnOrder? Order { get; init; }
}

/// <summary>A line to take back.</summary>
public sealed record OpenReturnLine
{
    /// <summary>Your id of the line, at most 100 characters, once per return.</summary>
    public string? LineId { get; init; }

    /// <summary>The order line it takes back.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>SKU, at most 100 characters.</summary>
    public string? Sku { get; init; }

    /// <summary>Units, 1 to 10,000.</summary>
    public int? Quantity { get; init; }

    /// <summary>The reason the customer picked.</summary>
    public ReasonCode Reason { get; init; }

    /// <summary>The customer's words, at most 2,000 characters. Personal data: kept apart and erasable.</summary>
    public string? Note { get; init; }

    /// <summary>Serial numbers or IMEIs announced, at most one per unit. 15 digits are an IMEI and must pass its check; <c>SN:</c> before them says they are none.</summary>
    public IReadOnlyList<string?> Serials { get; init; } = [];
}

/// <summary>An order as sold.</summary>
public sealed record OpenReturnOrder
{
    /// <summary>The order's id: the same as the return's.</summary>
    public string? OrderId { get; init; }

    /// <summary>ISO 4217 code of every amount of the order.</summary>
    public string? Currency { get; init; }

    /// <summary>When the goods reached the customer.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What the customer paid for shipping, tax included: <c>"4.90"</c>.</summary>
    public decimal? ShippingPaid { get; init; }

    /// <summary>The tax inside <see cref="ShippingPaid"/>.</summary>
    public decimal? ShippingTax { get; init; }

    /// <summary>Duties and import fees the customer paid on the whole order, beside the prices.</summary>
    public decimal? DutiesPaid { get; init; }

    /// <summary>Whether prices were shown with tax. Every amount here includes tax either way; this says on which side documents round.</summary>
    public bool PricesIncludeTax { get; init; } = true;

    /// <summary>The sales channel, at most 40 characters; rules may ask for it.</summary>
    public string? Channel { get; init; }

    /// <summary>The country the goods were sent to, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The customer's segment, at most 40 characters; never a name.</summary>
    public string? CustomerSegment { get; init; }

    /// <summary>1 to 500 lines.</summary>
    public IReadOnlyList<OpenReturnOrderLine?>? Lines { get; init; }
}

/// <summary>A line of an order as sold.</summary>
public sealed record OpenReturnOrderLine
{
    /// <summary>Your id of the order line, once per order.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>SKU.</summary>
    public string? Sku { get; init; }

    /// <summary>Units sold, 1 to 10,000.</summary>
    public int? Quantity { get; init; }

    /// <summary>What the customer paid for all units, after discounts, tax included: <c>"89.99"</c>.</summary>
    public decimal? Paid { get; init; }

    /// <summary>The tax inside <see cref="Paid"/>.</summary>
    public decimal? Tax { get; init; }

    /// <summary>The supplier.</summary>
    public string? Vendor { get; init; }

    /// <summary>Product category.</summary>
    public string? Category { get; init; }

    /// <summary>What one unit cost the merchant, in the order's currency.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>Serial numbers shipped.</summary>
    public IReadOnlyList<string?> Serials { get; init; } = [];

    /// <summary>Sold as final: not taken back for a change of mind.</summary>
    public bool FinalSale { get; init; }
}
