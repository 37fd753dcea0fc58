namespace ReturnsHub.Core.Policies;

/// <summary>
/// What was agreed with a vendor about goods that come back through the vendor's fault: what may be charged, by when, and what
/// proves it. The first agreement that fits a line's vendor (and category, SKU …) counts.
/// </summary>
public sealed record VendorAgreement : ScopedRule
{
    /// <summary>What may be charged. A violation that is not listed is charged only for goods that go back, at their cost.</summary>
    public IReadOnlyList<ViolationTerm> Violations { get; init; } = [];

    /// <summary>
    /// Percent of the cost that the vendor granted off the invoice for defects (the defect allowance), 0 to 100: a claim for
    /// defective goods asks for the rest. 100: the vendor owes nothing more for them.
    /// </summary>
    public decimal DefectAllowancePercent { get; init; }

    /// <summary>Whether goods may go back only under a number that the vendor gave.</summary>
    public bool AuthorisationNeeded { get; init; }

    /// <summary>Days from the first inspection to the last day a claim is taken; null for no limit.</summary>
    public int? ClaimWithinDays { get; init; }

    /// <summary>What must be attached before a claim is sent.</summary>
    public IReadOnlyList<ClaimEvidenceKind> EvidenceNeeded { get; init; } = [];
}

/// <summary>What a violation costs the vendor.</summary>
public sealed record ViolationTerm
{
    /// <summary>The violation.</summary>
    public required VendorViolation Violation { get; init; }

    /// <summary>Percent of the unit's cost charged, 0 to 100.</summary>
    public decimal PercentOfCost { get; init; } = 100;

    /// <summary>Handling charged per unit, in the order's currency.</summary>
    public decimal FeePerUnit { get; init; }
}
