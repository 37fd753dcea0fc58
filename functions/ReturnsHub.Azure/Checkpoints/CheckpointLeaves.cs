using System.Collections.Concurrent;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Core.Checkpoints;

namespace ReturnsHub.Azure.Checkpoints;

/// <summary>
/// The leaves under checkpoints, twice: by checkpoint, thousands in a document, and by return. The first are written before the
/// checkpoint stands, the second after it, from the first, so that what a return has in its newest checkpoint is never of one that
/// does not stand.
/// </summary>
internal sealed class CheckpointLeaves(DocumentStore records)
{
    private const int AtOnce = 16;

    /// <summary>Writes leaves for an attempt at a checkpoint. In how many pieces.</summary>
    public async Task<int> WriteAsync(TenantId tenant, long number, string attempt, IReadOnlyList<CheckpointLeaf> leaves, CancellationToken ct)
    {
        var pieces = CheckpointSeal.InOrder(leaves).Chunk(LeafPiece.MostLeaves).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            var place = LeafPiece.PlaceOf(tenant, number, attempt, i);
            await records.UpsertAsync(new LeafPiece { Pk = place.Pk, Id = place.Id, Leaves = pieces[i] }, ct);
        }

        return pieces.Count;
    }

    /// <summary>The leaves of a checkpoint that stands.</summary>
    /// <exception cref="InvalidDataException">Some of them are gone.</exception>
    public async Task<IReadOnlyList<CheckpointLeaf>> ReadAsync(StandingCheckpoint checkpoint, CancellationToken ct)
    {
        var (tenant, number) = (checkpoint.Checkpoint.Tenant, checkpoint.Checkpoint.Number);
        var leaves = new List<CheckpointLeaf>();
        for (var i = 0; i < checkpoint.Pieces; i++)
        {
            var piece = await records.FindAsync<LeafPiece>(LeafPiece.PlaceOf(tenant, number, checkpoint.Attempt, i), ct)
                ?? throw new InvalidDataException($"Leaves of checkpoint {number} of {tenant} are gone.");
            leaves.AddRange(piece.Leaves);
        }

        return leaves;
    }

    /// <summary>Removes the leaves of attempts at a checkpoint other than <paramref name="attempt"/>.</summary>
    public async Task RemoveOthersAsync(TenantId tenant, long number, string attempt, CancellationToken ct)
    {
        var pk = LeafPiece.PartitionOf(tenant, number);
        var query = new Microsoft.Azure.Cosmos.QueryDefinition("SELECT c.pk, c.id FROM c WHERE NOT STARTSWITH(c.id, @attempt)").WithParameter("@attempt", attempt);
        foreach (var other in await records.QueryAsync<Stub>(query, pk, int.MaxValue, ct)) await records.DeleteAsync(other.Place, etag: null, ct);
    }

    /// <summary>Notes with each return what a checkpoint that stands has of it. Safe to repeat, also behind a newer checkpoint's note.</summary>
    public async Task NoteAsync(StandingCheckpoint checkpoint, CancellationToken ct)
    {
        var number = checkpoint.Checkpoint.Number;
        await Parallel.ForEachAsync(await ReadAsync(checkpoint, ct), Options(ct), async (leaf, token) =>
        {
            var place = LeafOfReturn.PlaceOf(new StreamKey(checkpoint.Checkpoint.Tenant, leaf.ReturnId));
            await records.ChangeAsync<LeafOfReturn>(
                place,
                stands => stands is null || stands.Number < number
                    ? new LeafOfReturn { Pk = place.Pk, Id = place.Id, Number = number, Version = leaf.Version }
                    : null,
                expectNew: false,
                token);
        });
    }

    /// <summary>What the newest checkpoint has of a return; null when none has it.</summary>
    public Task<LeafOfReturn?> NewestOfAsync(StreamKey key, CancellationToken ct) => records.FindAsync<LeafOfReturn>(LeafOfReturn.PlaceOf(key), ct);

    /// <summary>The versions that the newest checkpoints have of returns; a return that none has is missing.</summary>
    public async Task<IReadOnlyDictionary<ReturnId, long>> VersionsAsync(TenantId tenant, IEnumerable<ReturnId> returns, CancellationToken ct)
    {
        var versions = new ConcurrentDictionary<ReturnId, long>();
        await Parallel.ForEachAsync(returns, Options(ct), async (id, token) =>
        {
            if (await NewestOfAsync(new StreamKey(tenant, id), token) is { } leaf) versions[id] = leaf.Version;
        });
        return versions;
    }

    private static ParallelOptions Options(CancellationToken ct) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
}
