using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.State;

/// <summary>How far a claim has come.</summary>
public enum ClaimStatus
{
    /// <summary>Found, not sent.</summary>
    Open = 0,
    /// <summary>Sent.</summary>
    Submitted,
    /// <summary>Accepted by the other side.</summary>
    Authorised,
    /// <summary>Refused by the other side.</summary>
    Refused,
    /// <summary>Paid or credited, wholly or in part.</summary>
    Settled,
    /// <summary>Given up.</summary>
    WrittenOff,
}

/// <summary>What was done about a claim. It outlives the claim's ground: what was sent was sent.</summary>
public sealed record ClaimProgress
{
    /// <summary>The claim.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How far it has come.</summary>
    public ClaimStatus Status { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was sent.</summary>
    public ClaimSubmitted? Submitted { get; init; }

    /// <summary>The other side's number.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it was refused or given up.</summary>
    public string? Why { get; init; }

    /// <summary>What was paid or credited so far.</summary>
    public Money? Settled { get; init; }

    /// <summary>Evidence that people attached.</summary>
    public IReadOnlyList<ClaimEvidence> Evidence { get; init; } = [];
}
