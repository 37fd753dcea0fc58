namespace ReturnsHub.Core.Policies.Versions;

/// <summary>Where a version stands.</summary>
public enum PolicyStatus
{
    /// <summary>Proposed; nobody decides by it.</summary>
    Draft = 0,
    /// <summary>Put in force, now or once.</summary>
    Approved,
    /// <summary>Taken back before it was in force.</summary>
    Withdrawn,
}

/// <summary>A version of a tenant's policy. Its document never changes; only where it stands does.</summary>
public sealed record PolicyVersion
{
    /// <summary>Its name, once per tenant: it stands on every decision.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its document's UTF-8 text.</summary>
    public required EvidenceHash Sha256 { get; init; }

    /// <summary>Where it stands.</summary>
    public PolicyStatus Status { get; init; }

    /// <summary>Who proposed it.</summary>
    public required Actor ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public string? Why { get; init; }

    /// <summary>Who put it in force, or withdrew it; the last time.</summary>
    public Actor? SettledBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>From when it was in force the first time.</summary>
    public DateTimeOffset? InForceFrom { get; init; }
}
