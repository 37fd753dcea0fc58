using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.State;

/// <summary>An approval of a credit's content.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="Roles">What that person was to the hub.</param>
/// <param name="At">When, by the hub's clock.</param>
/// <param name="ExpiresAt">From when on it does not count any more.</param>
public sealed record ApprovalGiven(Actor By, IReadOnlyList<Role> Roles, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <summary>A hold that a person put and nobody lifted yet.</summary>
public sealed record PlacedHold(HoldCode Code, string Why, Actor By, DateTimeOffset At);

/// <summary>A hold of a rule that a person lifted, for as long as the credit's ground stays the same.</summary>
public sealed record LiftedHold(HoldCode Code, Actor By, string Why, DateTimeOffset At);

/// <summary>What somebody did on a return that bars them from releasing its money.</summary>
public enum Duty
{
    /// <summary>Said what happens to goods.</summary>
    Dispositioned = 1,
    /// <summary>Settled a reason.</summary>
    SettledReason,
    /// <summary>Put a hold.</summary>
    PlacedHold,
}

/// <summary>A duty and who did it.</summary>
public sealed record DutyDone(Duty Duty, Actor By);

/// <summary>A credit that was released against its holds. Stays on the return for ever.</summary>
public sealed record BreakGlassUse
{
    /// <summary>The credit.</summary>
    public required string CreditId { get; init; }

    /// <summary>Its content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its sum.</summary>
    public required Money Amount { get; init; }

    /// <summary>The holds it was released against.</summary>
    public required IReadOnlyList<CreditHold> Holds { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>Who looked at it afterwards; null while nobody has.</summary>
    public Actor? AcknowledgedBy { get; init; }

    /// <summary>When somebody looked at it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }
}
