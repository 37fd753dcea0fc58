namespace ReturnsHub.Core.Policies;

/// <summary>What a unit is expected to bring on one route: a share of its price, less what the route costs.</summary>
public sealed record RecoveryRule : ScopedRule
{
    /// <summary>Routes it is about; empty for all.</summary>
    public IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    /// <summary>Resale channels it is about, by name; empty for all. Only for <see cref="Disposition.Resell"/>.</summary>
    public IReadOnlyList<string> ResaleChannels { get; init; } = [];

    /// <summary>Grades it fits; empty for all.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Percent of what the customer paid for the unit, without tax, 0 to 100.</summary>
    public required decimal PercentOfPrice { get; init; }

    /// <summary>What handling the unit costs on this route (work, freight, fees), in the order's currency.</summary>
    public decimal CostPerUnit { get; init; }
}

/// <summary>A way to sell goods that came back. Channels are tried in the order of the list where they bring the same.</summary>
public sealed record ResaleChannel : ScopedRule
{
    /// <summary>Grades it takes; empty for all.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Units it takes a day (UTC); null for no limit. What does not fit goes the next best way.</summary>
    public int? CapacityPerDay { get; init; }
}

/// <summary>Goods that are put in quarantine for a person, whatever the table of dispositions says: hazardous, opened hygiene, food, recalled.</summary>
public sealed record QuarantineRule : ScopedRule
{
    /// <summary>Grades it fits; empty for all.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Conditions it fits; empty for all.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Reasons it fits; empty for all.</summary>
    public IReadOnlyList<ReasonCode> Reasons { get; init; } = [];
}

/// <summary>Devices that hold their owner's data: they leave only destroyed, or wiped with a certificate for every serial number.</summary>
public sealed record DataBearingRule : ScopedRule;

/// <summary>Where goods of a disposition are put.</summary>
public sealed record LocationRule : ScopedRule
{
    /// <summary>Dispositions it fits; empty for all.</summary>
    public IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    /// <summary>The location, as the warehouse names it: 1 to 40 characters.</summary>
    public required string Location { get; init; }
}
