namespace ReturnsHub.Core.Policies.Versions;

/// <summary>What happened to a version of a policy.</summary>
public enum PolicyAct
{
    /// <summary>It was proposed, and is a draft.</summary>
    Proposed = 0,
    /// <summary>It was put in force.</summary>
    Approved,
    /// <summary>The draft was withdrawn.</summary>
    Withdrawn,
}

/// <summary>An entry of a tenant's policy journal: who did what with which version, and when.</summary>
public sealed record PolicyEntry
{
    /// <summary>Whose policy.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Its place in the tenant's journal, gapless from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    public required PolicyAct Act { get; init; }

    /// <summary>The version's name.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the document's UTF-8 text.</summary>
    public required EvidenceHash Sha256 { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor By { get; init; }

    /// <summary>When, by the hub's clock. Of an approval: from when the version is in force; never before the approval ahead of it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the author's words; on proposals.</summary>
    public string? Why { get; init; }
}
