using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Azure.Turns;

/// <summary>
/// Turns over all processes: a document per order, claimed by ETag. Workers of one process queue among themselves first, so one of each
/// process asks the service at a time.
/// </summary>
internal sealed class CosmosOrderTurns(CosmosConnection cosmos, AppendSessions sessions, TimeSpan lasts, Jitter jitter, IIds ids) : IOrderTurns
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);

    private readonly LocalOrderTurns _local = new();
    private readonly TurnDocuments _documents = new(cosmos);
    private readonly TurnFence _fence = new(cosmos);
    private readonly Guid _process = ids.Next(cosmos.Calls.Time.GetUtcNow());

    public async Task<OrderTurn> EnterAsync(StreamKey key, string order, CancellationToken ct)
    {
        var local = await _local.EnterAsync(key, order, ct);
        try
        {
            var held = await ClaimAsync(key, TurnDocument.PkOf(key.Tenant, order), ct);
            await CatchUpAsync(held.Document!.Sessions, ct);
            return new OrderTurn(held.Document.Number, () => LeaveAsync(held, local));
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }

    private async Task<StoredTurn> ClaimAsync(StreamKey key, string pk, CancellationToken ct)
    {
        var claim = ids.Next(cosmos.Calls.Time.GetUtcNow());
        // A holder that died gives way after one turn; twice as long means that others were faster every time.
        var until = cosmos.Calls.Time.GetUtcNow() + (2 * lasts);
        while (true)
        {
            var found = await _documents.FindAsync(pk, ct);
            if (found.Document?.Claim == claim) return found;
            var now = cosmos.Calls.Time.GetUtcNow();
            if (found.Document is not { Until: { } end } || end <= now)
            {
                var number = Math.Max((found.Document?.Number ?? 0) + 1, now.ToUnixTimeMilliseconds());
                if (found.Document?.Holder is { } late) await _fence.RaiseAsync(late, number, ct);
                var mine = new TurnDocument
                {
                    Pk = pk,
                    Number = number,
                    Holder = key.ToString(),
                    Claim = claim,
                    Until = now + lasts,
                    Sessions = found.Document?.Sessions ?? [],
                };
                if (await _documents.WriteAsync(mine, found, ct) is { } held) return held;
            }
            else
            {
                await Task.Delay(jitter.Of(Poll), cosmos.Calls.Time, ct);
            }

            if (now >= until) throw new StreamBusyException(key);
        }
    }

    /// <summary>
    /// Reads once with the session of every append another process handed on: from then on this process sees what those appends wrote,
    /// whichever replica answers. https://learn.microsoft.com/azure/cosmos-db/consistency-levels#session-consistency
    /// </summary>
    private async Task CatchUpAsync(IEnumerable<AppendSession> handedOn, CancellationToken ct)
    {
        foreach (var session in handedOn.Where(s => s.By != _process))
        {
            var options = new ItemRequestOptions { SessionToken = session.Token };
            using var answer = await cosmos.Calls.SendAsync(
                c => cosmos.Returns.ReadItemStreamAsync(StateDocument.DocumentId, new PartitionKey(session.Pk), options, c), ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Gives the turn to the next. Somebody who took it over keeps it.</summary>
    private async ValueTask LeaveAsync(StoredTurn held, OrderTurn local)
    {
        await using var _ = local;
        var (mine, etag) = (held.Document!, held.ETag);
        var session = sessions.Take(mine.Holder!) is { } token ? new AppendSession(mine.Holder!, token, _process) : null;
        IReadOnlyList<AppendSession> handedOn = session is null
            ? mine.Sessions
            : [.. mine.Sessions.Where(s => s.Pk != session.Pk).TakeLast(TurnDocument.MostSessions - 1), session];
        var free = mine with { Holder = null, Claim = null, Until = null, Sessions = handedOn };
        if (await _documents.WriteAsync(free, new StoredTurn(mine, etag), CancellationToken.None) is { } left) _documents.Left(left);
    }
}
