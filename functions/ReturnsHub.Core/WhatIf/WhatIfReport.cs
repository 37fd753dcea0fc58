namespace ReturnsHub.Core.WhatIf;

/// <summary>What a draft policy would have decided otherwise.</summary>
public sealed record WhatIfReport
{
    /// <summary>The version compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>The draft's version.</summary>
    public required string Draft { get; init; }

    /// <summary>Returns decided anew under both.</summary>
    public required long Returns { get; init; }

    /// <summary>Events that these returns hold.</summary>
    public required long Events { get; init; }

    /// <summary>Returns on which anything comes out otherwise.</summary>
    public required long ReturnsChanged { get; init; }

    /// <summary>Decisions that come out otherwise, by kind.</summary>
    public required IReadOnlyDictionary<DecisionKind, long> DecisionsChanged { get; init; }

    /// <summary>Money by currency: the whole.</summary>
    public required IReadOnlyList<MoneyShift> Total { get; init; }

    /// <summary>Money by reason.</summary>
    public required IReadOnlyList<MoneyShift> ByReason { get; init; }

    /// <summary>Money by category.</summary>
    public required IReadOnlyList<MoneyShift> ByCategory { get; init; }

    /// <summary>Money by sales channel.</summary>
    public required IReadOnlyList<MoneyShift> ByChannel { get; init; }

    /// <summary>Some of the returns that change, those with the most money first.</summary>
    public required IReadOnlyList<ChangedReturn> Examples { get; init; }
}

/// <summary>Money under both policies. <c>Released</c> goes out without a person; <c>Held</c> waits for one, or for a fact.</summary>
/// <param name="Group">The reason, category or channel; <c>ALL</c> for the whole.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Changed">Order lines of the group whose money changes.</param>
/// <param name="ReleasedBefore">Under the baseline.</param>
/// <param name="ReleasedAfter">Under the draft.</param>
/// <param name="HeldBefore">Under the baseline.</param>
/// <param name="HeldAfter">Under the draft.</param>
public sealed record MoneyShift(
    string Group, Currency Currency, long Changed, decimal ReleasedBefore, decimal ReleasedAfter, decimal HeldBefore, decimal HeldAfter)
{
    /// <summary>How much more, or less, is credited or held in all.</summary>
    public decimal Difference => ReleasedAfter + HeldAfter - ReleasedBefore - HeldBefore;
}

/// <summary>A return that changes.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Rma">Its RMA number.</param>
/// <param name="Moved">Money that changes, whichever way, in the order's currency.</param>
/// <param name="Changes">What changes.</param>
public sealed record ChangedReturn(ReturnId ReturnId, string? Rma, decimal Moved, IReadOnlyList<DecisionChange> Changes);

/// <summary>A decision that comes out otherwise.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="About">The line, units or claim.</param>
/// <param name="Before">Under the baseline; null when it was not decided.</param>
/// <param name="After">Under the draft; null when it is not decided.</param>
public sealed record DecisionChange(DecisionKind Kind, string About, string? Before, string? After);
