namespace ReturnsHub.Core.Returns.Events;

/// <summary>Whether a line may come back.</summary>
public enum EligibilityVerdict
{
    /// <summary>It may.</summary>
    Eligible = 1,
    /// <summary>A person decides.</summary>
    NeedsPerson,
    /// <summary>It may not. Only a person's approval credits it all the same.</summary>
    Refused,
}

/// <summary>Under which title a line comes back.</summary>
public enum EligibilityPath
{
    /// <summary>The shop's own policy.</summary>
    Standard = 1,
    /// <summary>Warranty, after the window.</summary>
    Warranty,
    /// <summary>The consumer's right of withdrawal.</summary>
    Withdrawal,
}

/// <summary>What was decided on one line.</summary>
public sealed record LineEligibility
{
    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>Whether it may come back.</summary>
    public required EligibilityVerdict Verdict { get; init; }

    /// <summary>Under which title.</summary>
    public required EligibilityPath Path { get; init; }

    /// <summary>What a person must agree to before the line is credited, by code, each with its rule; empty when the line is eligible.</summary>
    public IReadOnlyList<CreditHold> Holds { get; init; } = [];

    /// <summary>Units asked for beyond those sold and not asked for before: the hold for quantity is on them alone.</summary>
    public int UnitsBeyond { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}
