using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Checkpoints;

/// <summary>Holds a store's checkpoints against each other, against their leaves, the audit log, the key, and a copy kept elsewhere.</summary>
/// <param name="checkpoints">The checkpoints.</param>
/// <param name="audit">The audit log.</param>
/// <param name="publicKey">The key that must have signed them, SubjectPublicKeyInfo.</param>
/// <param name="fault">Takes each fault, in a sentence.</param>
public sealed class CheckpointCheck(ICheckpoints checkpoints, IAuditLog audit, ReadOnlyMemory<byte> publicKey, Action<string> fault)
{
    private const int PageSize = 500;
    private readonly Dictionary<StreamKey, Covered> _covered = [];
    private readonly Dictionary<TenantId, Checkpoint> _newest = [];
    private readonly Dictionary<(TenantId, long), Checkpoint> _byAuditHead = [];

    /// <summary>Checks everything.</summary>
    /// <param name="kept">A checkpoint kept elsewhere; null for none.</param>
    /// <param name="ct">Ends the check.</param>
    /// <returns>What the newest checkpoint of each return says of it.</returns>
    public async Task<IReadOnlyDictionary<StreamKey, Covered>> RunAsync(Checkpoint? kept, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await checkpoints.ListAsync(null, new PageRequest(PageSize, cursor), ct);
            foreach (var checkpoint in page.Items) await CheckAsync(checkpoint, ct);
            cursor = page.Next;
        }
        while (cursor is not null);
        await CheckAuditAsync(ct);
        if (kept is not null) await CompareAsync(kept, ct);
        return _covered;
    }

    /// <summary>What is wrong with a return's events, given what a checkpoint says of it; null when nothing is.</summary>
    public static string? Fault(Covered covered, long events, Func<long, string> hashAt)
    {
        var (leaf, checkpoint) = (covered.Leaf, covered.Checkpoint);
        if (events == 0) return $"the whole return is gone; checkpoint {checkpoint.Number} of {checkpoint.Day} has it with {leaf.Version} event(s).";
        if (events < leaf.Version)
            return $"its newest events are gone: it has {events}, and had {leaf.Version} at checkpoint {checkpoint.Number} of {checkpoint.Day}.";
        return hashAt(leaf.Version) == leaf.Hash
            ? null
            : $"its events up to {leaf.Version} are not those of checkpoint {checkpoint.Number} of {checkpoint.Day}: one was changed and the chain written anew.";
    }

    private async Task CheckAsync(Checkpoint checkpoint, CancellationToken ct)
    {
        var name = $"{checkpoint.Tenant}: checkpoint {checkpoint.Number}";
        var before = _newest.GetValueOrDefault(checkpoint.Tenant);
        if (checkpoint.Number != (before?.Number ?? 0) + 1) fault($"{checkpoint.Tenant}: checkpoint {(before?.Number ?? 0) + 1} is missing; {checkpoint.Number} follows.");
        else if (checkpoint.PreviousHash != (before is null ? "" : CheckpointSeal.HashOf(before))) fault($"{name} does not follow the checkpoint before it.");
        if (!CheckpointSeal.IsSignedBy(checkpoint, publicKey))
            fault($"{name} is not signed by the hub's key as it is: it was forged or changed, or another key is the right one.");

        var leaves = await checkpoints.ReadLeavesAsync(checkpoint.Tenant, checkpoint.Number, ct);
        if (leaves.Count != checkpoint.Changed || CheckpointSeal.RootOf(leaves) != checkpoint.Root)
            fault($"{name} does not have the returns it was signed with.");
        long returns = before?.Returns ?? 0, events = before?.Events ?? 0;
        foreach (var leaf in leaves)
        {
            var key = new StreamKey(checkpoint.Tenant, leaf.ReturnId);
            var known = _covered.GetValueOrDefault(key)?.Leaf.Version ?? 0;
            if (leaf.Version < known) fault($"{key}: checkpoint {checkpoint.Number} has it with {leaf.Version} event(s), an earlier one with {known}: the store was rolled back in between.");
            if (known == 0) returns++;
            events += leaf.Version - known;
            _covered[key] = new Covered(leaf, checkpoint);
        }

        if (returns != checkpoint.Returns || events != checkpoint.Events)
            fault($"{name} counts {checkpoint.Returns} return(s) and {checkpoint.Events} event(s); its returns and those before it make {returns} and {events}.");
        _newest[checkpoint.Tenant] = checkpoint;
        if (checkpoint.AuditEntries > 0) _byAuditHead[(checkpoint.Tenant, checkpoint.AuditEntries)] = checkpoint;
    }

    private async Task CheckAuditAsync(CancellationToken ct)
    {
        var heads = new Dictionary<TenantId, AuditHead>();
        string? cursor = null;
        do
        {
            var page = await audit.ListAsync(null, new PageRequest(PageSize, cursor), ct);
            foreach (var entry in page.Items)
            {
                if (AuditChain.Fault(heads.GetValueOrDefault(entry.Tenant) ?? new AuditHead(0, ""), entry) is { } broken) fault($"{entry.Tenant}: {broken}");
                heads[entry.Tenant] = new AuditHead(entry.Number, entry.Hash);
                if (_byAuditHead.TryGetValue((entry.Tenant, entry.Number), out var at) && at.AuditHash != entry.Hash)
                    fault($"{entry.Tenant}: audit entry {entry.Number} is not the one of checkpoint {at.Number} of {at.Day}.");
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        foreach (var (tenant, checkpoint) in _newest)
        {
            var have = heads.GetValueOrDefault(tenant)?.Number ?? 0;
            if (have < checkpoint.AuditEntries)
                fault($"{tenant}: the audit log has {have} entries, and had {checkpoint.AuditEntries} at checkpoint {checkpoint.Number} of {checkpoint.Day}.");
        }
    }

    private async Task CompareAsync(Checkpoint kept, CancellationToken ct)
    {
        if (!CheckpointSeal.IsSignedBy(kept, publicKey))
        {
            fault("The checkpoint kept elsewhere is not signed by the given key: it says nothing about this store.");
            return;
        }

        var here = await checkpoints.FindAsync(kept.Tenant, kept.Number, ct);
        if (here is null)
        {
            var newest = _newest.GetValueOrDefault(kept.Tenant)?.Number ?? 0;
            fault($"{kept.Tenant}: checkpoint {kept.Number} of {kept.Day}, kept elsewhere, is not here; the newest here is {newest}. The store was rolled back or its newest checkpoints were removed.");
        }
        else if (CheckpointSeal.HashOf(here) != CheckpointSeal.HashOf(kept))
        {
            fault($"{kept.Tenant}: checkpoint {kept.Number} here is not the one kept elsewhere: history was written anew.");
        }
    }
}

/// <summary>What a checkpoint says of a return.</summary>
/// <param name="Leaf">The return.</param>
/// <param name="Checkpoint">The checkpoint.</param>
public sealed record Covered(CheckpointLeaf Leaf, Checkpoint Checkpoint);
