using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Azure.Checkpoints;

/// <inheritdoc />
internal sealed class CosmosCheckpoints(DocumentStore records, IChangedReturns changed) : ICheckpoints
{
    private const int LargestPage = 10_000;

    private readonly Listing _list = new(records, StandingCheckpoint.Kind);
    private readonly CheckpointLeaves _leaves = new(records);

    public async Task<StoredCheckpoint?> LatestAsync(TenantId tenant, CancellationToken ct) =>
        await EndAsync(tenant, ct) is { } end && await StandingAsync(tenant, end.Number, ct) is { } standing
            ? new StoredCheckpoint(standing.Checkpoint, standing.Mark)
            : null;

    public async Task<Checkpoint?> FindAsync(TenantId tenant, long number, CancellationToken ct) => (await StandingAsync(tenant, number, ct))?.Checkpoint;

    public Task<Page<Checkpoint>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct) => tenant is { } one
        ? _list.PageAsync<StandingCheckpoint, Checkpoint>(one, page, new ListQuery { Pk = StandingCheckpoint.PartitionOf(one) }, s => s.Checkpoint, ct)
        : _list.PageByTenantAsync<StandingCheckpoint, Checkpoint>(page, s => s.Checkpoint, ct);

    public async Task<ChangedReturns> ChangedSinceAsync(TenantId tenant, string? mark, int most, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestPage);
        await CatchUpAsync(tenant, ct);
        var (items, next, more) = await changed.ChangedSinceAsync(tenant, mark, most, ct);
        var before = await _leaves.VersionsAsync(tenant, items.Select(i => i.ReturnId), ct);
        // A mark looks back a little; what a checkpoint has as it is now did not change since.
        var found = items
            .Select(i => (Now: new CheckpointLeaf(i.ReturnId, i.Version, i.HeadHash), VersionBefore: before.GetValueOrDefault(i.ReturnId)))
            .Where(i => i.Now.Version != i.VersionBefore);
        return new ChangedReturns([.. found], next, more);
    }

    public async Task<bool> WriteAsync(StoredCheckpoint checkpoint, IReadOnlyList<CheckpointLeaf> leaves, CancellationToken ct)
    {
        var (tenant, number) = (checkpoint.Checkpoint.Tenant, checkpoint.Checkpoint.Number);
        var end = await CatchUpAsync(tenant, ct);
        if ((end?.Number ?? 0) != number - 1) return false;
        var attempt = Guid.NewGuid().ToString("N");
        var pk = StandingCheckpoint.PartitionOf(tenant);
        var standing = new StandingCheckpoint
        {
            Pk = pk,
            Id = Listing.Order(number),
            InTenant = _list.InTenant(tenant.Value, Listing.Order(number)),
            Checkpoint = checkpoint.Checkpoint,
            Mark = checkpoint.Mark,
            Attempt = attempt,
            Pieces = await _leaves.WriteAsync(tenant, number, attempt, leaves, ct),
        };
        var next = new CheckpointEnd { Pk = pk, Id = CheckpointEnd.OnlyId, Number = number, Noted = number - 1, ETag = end?.ETag };
        if (!await records.AppendAsync(pk, [standing], next, ct)) return false;
        await CatchUpAsync(tenant, ct);
        return true;
    }

    public async Task<IReadOnlyList<CheckpointLeaf>> ReadLeavesAsync(TenantId tenant, long number, CancellationToken ct) =>
        await StandingAsync(tenant, number, ct) is { } standing ? await _leaves.ReadAsync(standing, ct) : [];

    public async Task<long?> NewestOfAsync(StreamKey key, CancellationToken ct)
    {
        await CatchUpAsync(key.Tenant, ct);
        return (await _leaves.NewestOfAsync(key, ct))?.Number;
    }

    // What a crash left undone behind a checkpoint that stands is done by whoever comes next.
    private async Task<CheckpointEnd?> CatchUpAsync(TenantId tenant, CancellationToken ct)
    {
        var end = await EndAsync(tenant, ct);
        if (end is null || end.Noted == end.Number) return end;
        if (await StandingAsync(tenant, end.Number, ct) is not { } standing)
            throw new InvalidDataException($"Checkpoint {end.Number} of {tenant} is gone.");
        await _leaves.NoteAsync(standing, ct);
        await _leaves.RemoveOthersAsync(tenant, end.Number, standing.Attempt, ct);
        await records.ChangeAsync<CheckpointEnd>(
            end.Place, stands => stands is not null && stands.Noted < end.Number ? stands with { Noted = end.Number } : null, expectNew: false, ct);
        return await EndAsync(tenant, ct);
    }

    private Task<CheckpointEnd?> EndAsync(TenantId tenant, CancellationToken ct) =>
        records.FindAsync<CheckpointEnd>(new Place(StandingCheckpoint.PartitionOf(tenant), CheckpointEnd.OnlyId), ct);

    private Task<StandingCheckpoint?> StandingAsync(TenantId tenant, long number, CancellationToken ct) =>
        records.FindAsync<StandingCheckpoint>(new Place(StandingCheckpoint.PartitionOf(tenant), Listing.Order(number)), ct);
}
