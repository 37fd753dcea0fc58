using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Core.Ports;

/// <summary>Signed checkpoints with the leaves under their roots.</summary>
public interface ICheckpoints
{
    /// <summary>The tenant's newest checkpoint, or null.</summary>
    Task<StoredCheckpoint?> LatestAsync(TenantId tenant, CancellationToken ct);

    /// <summary>One checkpoint by its number, or null.</summary>
    Task<Checkpoint?> FindAsync(TenantId tenant, long number, CancellationToken ct);

    /// <summary>Checkpoints by tenant and number, ascending; of all tenants when <paramref name="tenant"/> is null.</summary>
    Task<Page<Checkpoint>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct);

    /// <summary>
    /// Returns that changed after <paramref name="mark"/> (null: ever), in the order of their last change, at most
    /// <paramref name="most"/>. Costs as much as there are.
    /// </summary>
    Task<ChangedReturns> ChangedSinceAsync(TenantId tenant, string? mark, int most, CancellationToken ct);

    /// <summary>Writes a checkpoint with its leaves, all or nothing. False when the tenant's newest is not the one before it. Durable when the task completes.</summary>
    Task<bool> WriteAsync(StoredCheckpoint checkpoint, IReadOnlyList<CheckpointLeaf> leaves, CancellationToken ct);

    /// <summary>A checkpoint's leaves in the order of its tree.</summary>
    Task<IReadOnlyList<CheckpointLeaf>> ReadLeavesAsync(TenantId tenant, long number, CancellationToken ct);

    /// <summary>The number of the newest checkpoint that has a leaf of this return; null when none has.</summary>
    Task<long?> NewestOfAsync(StreamKey key, CancellationToken ct);
}

/// <summary>A checkpoint and how far the store had come.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Mark">Opaque: what <see cref="ICheckpoints.ChangedSinceAsync"/> continues from.</param>
public sealed record StoredCheckpoint(Checkpoint Checkpoint, string Mark);

/// <summary>Returns that changed.</summary>
/// <param name="Returns">Each with the version an earlier checkpoint has of it, 0 when none has.</param>
/// <param name="Mark">Continues behind the last of them.</param>
/// <param name="More">Whether there are more.</param>
public sealed record ChangedReturns(IReadOnlyList<(CheckpointLeaf Now, long VersionBefore)> Returns, string Mark, bool More);
