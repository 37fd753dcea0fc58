namespace ReturnsHub.Core.Checkpoints;

/// <summary>
/// A signed statement of what a tenant's store holds. Each one covers the returns that changed since the one before and names
/// that one's hash, so that the newest covers everything. Whoever keeps one elsewhere notices when something is gone.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>What <see cref="Kind"/> always is.</summary>
    public const string KindName = "returnshub.checkpoint.v1";

    /// <summary>Keeps a signature from being taken for one on something else.</summary>
    public string Kind { get; init; } = KindName;

    /// <summary>Whose.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Gapless from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The day it was made on, in UTC: <c>2026-11-21</c>.</summary>
    public required string Day { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hash of the checkpoint before; empty for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Returns that changed since the checkpoint before: the leaves of its tree.</summary>
    public required long Changed { get; init; }

    /// <summary>The root over them, in hex. See <see cref="MerkleTree"/>.</summary>
    public required string Root { get; init; }

    /// <summary>Returns there are in all.</summary>
    public required long Returns { get; init; }

    /// <summary>Events there are in all.</summary>
    public required long Events { get; init; }

    /// <summary>Entries in the tenant's audit log.</summary>
    public required long AuditEntries { get; init; }

    /// <summary>The hash of the newest of them; empty when there is none.</summary>
    public required string AuditHash { get; init; }

    /// <summary>The key that signed it.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature over its canonical JSON (RFC 8785) without this member: ECDSA P-256 with SHA-256, r and s, base64.</summary>
    public string Signature { get; init; } = "";
}

/// <summary>One return in a checkpoint.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="Version">The sequence of its last event.</param>
/// <param name="Hash">That event's hash.</param>
public sealed record CheckpointLeaf(ReturnId ReturnId, long Version, string Hash);
