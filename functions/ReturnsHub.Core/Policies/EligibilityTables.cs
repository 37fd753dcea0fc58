namespace ReturnsHub.Core.Policies;

/// <summary>How long after delivery goods may be sent back.</summary>
public sealed record WindowRule : ScopedRule
{
    /// <summary>Reasons it fits; empty for all. Defects may be given a longer window than a change of mind.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];

    /// <summary>Days from delivery to the request, 1 to 3650. Null: no window.</summary>
    public required int? Days { get; init; }
}

/// <summary>What becomes of restricted goods that are sent back.</summary>
public enum RestrictionMode
{
    /// <summary>Not taken back. Only a person's approval credits them all the same.</summary>
    Refuse = 1,
    /// <summary>A person decides.</summary>
    Person,
}

/// <summary>Goods that may not simply be taken back: hygiene goods, food, batteries.</summary>
public sealed record RestrictedRule : ScopedRule
{
    /// <summary>What becomes of them.</summary>
    public required RestrictionMode Mode { get; init; }

    /// <summary>Reasons for which they are taken back like any other goods; empty for none.</summary>
    public IReadOnlyList<ReasonCode> AllowedReasons { get; init; } = [];
}

/// <summary>How long goods that are defective or fail in use are taken back after the window.</summary>
public sealed record WarrantyRule : ScopedRule
{
    /// <summary>Months from delivery to the request, 1 to 120.</summary>
    public required int Months { get; init; }
}

/// <summary>What shows that the goods were bought here.</summary>
public enum ProofOfPurchase
{
    /// <summary>Nothing is asked for.</summary>
    None = 0,
    /// <summary>The order line they were sold on.</summary>
    Order,
    /// <summary>A serial number, for each unit, that was shipped on the order line.</summary>
    Serial,
}

/// <summary>What proof of purchase goods need.</summary>
public sealed record ProofRule : ScopedRule
{
    /// <summary>What is needed.</summary>
    public required ProofOfPurchase Needed { get; init; }
}

/// <summary>
/// Goods without a right of withdrawal: article 16 of Directive 2011/83/EU (https://eur-lex.europa.eu/eli/dir/2011/83/oj), such as
/// goods made to the consumer's specifications, goods that expire rapidly, sealed hygiene goods that were unsealed.
/// </summary>
public sealed record WithdrawalExclusion : ScopedRule
{
    /// <summary>
    /// Whether the right stays while the goods are sealed (article 16(e) and (i)): they count as sealed once all units asked back
    /// were inspected as sealed.
    /// </summary>
    public bool UnlessSealed { get; init; }
}
