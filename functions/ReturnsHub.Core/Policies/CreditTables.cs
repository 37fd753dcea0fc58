namespace ReturnsHub.Core.Policies;

/// <summary>How much of the outbound shipping is refunded.</summary>
public enum ShippingRefund
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The share of the goods that come back, by what was paid for them.</summary>
    Proportional,
    /// <summary>All of it.</summary>
    All,
}

/// <summary>Whether the outbound shipping is refunded with goods that come back.</summary>
public sealed record ShippingRefundRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Who bears the return; empty for anybody.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How much is refunded.</summary>
    public required ShippingRefund Refund { get; init; }

    /// <summary>Only once every unit of the order has come back, on this return and the others of the order.</summary>
    public bool WholeOrderOnly { get; init; }
}

/// <summary>What a return costs the customer when the merchant pays the label and the customer bears the return.</summary>
public sealed record ReturnFeeRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all. Only reasons that are the customer's own ever cost a fee.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Kept back once per return, in the order's currency. Lines the rule does not fit carry their share for the merchant.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>Whether the duties on goods that come back are refunded.</summary>
public sealed record DutyRefundRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Who bears the return; empty for anybody.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Whether they are refunded.</summary>
    public required bool Refunded { get; init; }
}

/// <summary>What a customer gets on top who takes store credit instead of money.</summary>
public sealed record StoreCreditBonusRule : ScopedRule
{
    /// <summary>Percent of the credit, 0 to 100.</summary>
    public required decimal Percent { get; init; }
}
