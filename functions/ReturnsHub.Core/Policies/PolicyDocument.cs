namespace ReturnsHub.Core.Policies;

/// <summary>
/// What a tenant's hub decides by. A JSON document with a published schema; rules are read from top to bottom and the
/// first that fits decides. Its <see cref="Version"/> stands on every decision.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>The document's version, named by its author: <c>2026-11-01</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Days from delivery to the request. Null: no window.</summary>
    public int? ReturnWindowDays { get; init; } = 30;

    /// <summary>How sure a classifier must be, 0 to 1, for its answer to settle a reason.</summary>
    public decimal ReasonConfidence { get; init; } = 0.7m;

    /// <summary>Product categories by SKU, for orders whose source names none.</summary>
    public IReadOnlyList<CategoryRule> Categories { get; init; } = [];

    /// <summary>Which goods are inspected before their credit. No rule fits: inspected.</summary>
    public IReadOnlyList<InspectionRule> Inspection { get; init; } = [];

    /// <summary>
    /// Which credits need approval, by the return's total. Rules with the same scope decide together, by the highest limit exceeded;
    /// of several scopes the first that fits decides alone, and of several lines the strictest answer counts. No rule fits: none.
    /// </summary>
    public IReadOnlyList<ApprovalRule> Approval { get; init; } = [];

    /// <summary>Hours for which an approval counts, 1 to 720; afterwards it must be given again.</summary>
    public int ApprovalHours { get; init; } = 72;

    /// <summary>Whether the credit of goods that have not come yet is shown as waiting for them (NOT_RECEIVED).</summary>
    public bool HoldUntilReceived { get; init; }

    /// <summary>Restocking fees. No rule fits: none.</summary>
    public IReadOnlyList<RestockingFeeRule> RestockingFees { get; init; } = [];

    /// <summary>What happens to inspected units. No rule fits: quarantine, for a person.</summary>
    public IReadOnlyList<DispositionRule> Dispositions { get; init; } = [];

    /// <summary>Which returns are credited without the goods coming back. No rule fits: none.</summary>
    public IReadOnlyList<ReturnlessRule> Returnless { get; init; } = [];

    /// <summary>What units are expected to bring on each route. No rule fits: not known.</summary>
    public IReadOnlyList<RecoveryRule> Recovery { get; init; } = [];

    /// <summary>Ways to sell goods that came back, each named by its id.</summary>
    public IReadOnlyList<ResaleChannel> ResaleChannels { get; init; } = [];

    /// <summary>Goods that go to quarantine whatever <see cref="Dispositions"/> says. Unsafe and spoiled goods always do.</summary>
    public IReadOnlyList<QuarantineRule> Quarantine { get; init; } = [];

    /// <summary>Devices that hold their owner's data.</summary>
    public IReadOnlyList<DataBearingRule> DataBearing { get; init; } = [];

    /// <summary>Where goods are put. No rule fits: not said.</summary>
    public IReadOnlyList<LocationRule> Locations { get; init; } = [];

    /// <summary>Whether dispositions are journalled. Needs the order to tell what units cost.</summary>
    public bool Journals { get; init; }

    /// <summary>What was agreed with vendors. No agreement fits: goods that go back to the vendor are claimed, without an amount.</summary>
    public IReadOnlyList<VendorAgreement> Vendors { get; init; } = [];
    /// <summary>Whether outbound shipping is refunded. No rule fits: it is not.</summary>
    public IReadOnlyList<ShippingRefundRule> ShippingRefunds { get; init; } = [];

    /// <summary>What a return costs the customer. No rule fits: nothing.</summary>
    public IReadOnlyList<ReturnFeeRule> ReturnFees { get; init; } = [];

    /// <summary>Whether duties are refunded. No rule fits: they are not.</summary>
    public IReadOnlyList<DutyRefundRule> DutyRefunds { get; init; } = [];

    /// <summary>What store credit brings on top. No rule fits: nothing.</summary>
    public IReadOnlyList<StoreCreditBonusRule> StoreCreditBonuses { get; init; } = [];
    /// <summary>Windows for some goods, places or reasons. No rule fits: <see cref="ReturnWindowDays"/>.</summary>
    public IReadOnlyList<WindowRule> Windows { get; init; } = [];

    /// <summary>Goods that need a person or are not taken back. No rule fits: taken back.</summary>
    public IReadOnlyList<RestrictedRule> Restricted { get; init; } = [];

    /// <summary>How long defective goods are taken back after the window. No rule fits: not at all.</summary>
    public IReadOnlyList<WarrantyRule> Warranty { get; init; } = [];

    /// <summary>What proof of purchase goods need. No rule fits: none.</summary>
    public IReadOnlyList<ProofRule> ProofOfPurchase { get; init; } = [];

    /// <summary>Goods without the EU right of withdrawal. No rule fits: the right exists.</summary>
    public IReadOnlyList<WithdrawalExclusion> WithdrawalExcluded { get; init; } = [];

    /// <summary>How long things may take before a person is told.</summary>
    public DeadlinePolicy Deadlines { get; init; } = new();
}

/// <summary>A category by SKU.</summary>
public sealed record CategoryRule
{
    /// <summary>The category: upper-case letters, digits and <c>_</c>.</summary>
    public required string Category { get; init; }

    /// <summary>SKUs that start with one of these belong to it.</summary>
    public required IReadOnlyList<string> SkuPrefixes { get; init; }
}

/// <summary>Whether goods are inspected before their credit.</summary>
public sealed record InspectionRule : ScopedRule
{
    /// <summary>Fits a unit worth at most this much; null for any worth.</summary>
    public decimal? UnitValueUpTo { get; init; }

    /// <summary>Whether inspection comes first.</summary>
    public required bool Required { get; init; }
}

/// <summary>Whether a return's credits need approval.</summary>
public sealed record ApprovalRule : ScopedRule
{
    /// <summary>Fits when everything the return asks for is worth more than this, so that splitting a return into parts changes nothing.</summary>
    public required decimal Over { get; init; }

    /// <summary>Different people that must approve: 1 or 2.</summary>
    public required int Approvers { get; init; }

    /// <summary>With two approvers: the role that one of them must have, the last at the latest. Null: any that may approve.</summary>
    public Role? SecondBy { get; init; }
}

/// <summary>A restocking fee.</summary>
public sealed record RestockingFeeRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Grades it fits; empty for all. Units credited before inspection fit only rules with no grades.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Percent of the unit's price kept back, 0 to 100.</summary>
    public required decimal Percent { get; init; }

    /// <summary>Kept back of every unit besides the percentage, in the order's currency.</summary>
    public decimal PerUnit { get; init; }

    /// <summary>The least kept back of a unit; null for no limit. Never more than the unit is worth.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The most kept back of a unit; null for no limit.</summary>
    public decimal? Maximum { get; init; }
}

/// <summary>What happens to inspected units.</summary>
public sealed record DispositionRule : ScopedRule
{
    /// <summary>Grades it fits; empty for all.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>What happens; with <see cref="Among"/>, what happens when none of them is expected to bring anything.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>Routes to choose from by what they are expected to bring (<see cref="PolicyDocument.Recovery"/>); empty for no choice.</summary>
    public IReadOnlyList<Disposition> Among { get; init; } = [];
}

/// <summary>A credit without the goods.</summary>
public sealed record ReturnlessRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Fits a line worth at most this much.</summary>
    public required decimal LineValueUpTo { get; init; }
}
