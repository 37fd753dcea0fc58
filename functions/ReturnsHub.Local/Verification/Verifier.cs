using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Local.Verification;

/// <summary>
/// Holds a store against its promises: every stream gapless with an unbroken hash chain, every stored state what its events
/// say, every event and every credit's document number there once, and nothing gone that a checkpoint tells of.
/// </summary>
public sealed class Verifier(IReturnStore store, IReturnQueries queries, VerifyAgainst? against = null)
{
    private const int MostFaults = 20;
    private const int PageSize = 500;
    private readonly List<string> _faults = [];
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<(TenantId, string)> _documents = [];
    private long _more;
    private long _checkpoints;
    private IReadOnlyDictionary<StreamKey, Covered> _covered = new Dictionary<StreamKey, Covered>();

    private bool _feedEnds;

    /// <summary>Verifies everything in the store. Use a verifier once.</summary>
    public async Task<VerifyReport> VerifyAsync(CancellationToken ct)
    {
        var streams = new Dictionary<StreamKey, long>();
        await TryAsync("The feed", () => ReadFeedAsync(streams, ct));
        await TryAsync("The list of returns", () => ReadStatesAsync(streams, ct));
        if (against is not null) await TryAsync("The checkpoints", () => ReadCheckpointsAsync(against, streams, ct));
        if (against is { Reports: { } reports }) await TryAsync("The kept reports", () => new KeptReportCheck(reports, against.Audit, Fault).RunAsync(ct));
        long events = 0;
        foreach (var (key, onFeed) in streams) await TryAsync($"{key}: its stream", async () => events += await VerifyStreamAsync(key, onFeed, ct));
        return new VerifyReport(streams.Count, events, _faults, _more) { Checkpoints = _checkpoints };
    }

    private async Task TryAsync(string what, Func<Task> verify)
    {
        try
        {
            await verify();
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            Fault($"{what} cannot be read any more ({e.GetType().Name}).");
        }
    }

    private async Task ReadFeedAsync(Dictionary<StreamKey, long> streams, CancellationToken ct)
    {
        string? cursor = null;
        while (true)
        {
            var page = await store.ReadFeedAsync(cursor, PageSize, ct);
            foreach (var e in page.Events.Select(e => e.Event))
            {
                var key = new StreamKey(e.Tenant, e.ReturnId);
                streams[key] = streams.GetValueOrDefault(key) + 1;
                if (!_ids.Add(e.Id)) Fault($"{key}: event {e.Id} is on the feed twice.");
                if (e.Data is CreditReleased credit && !_documents.Add((e.Tenant, credit.DocumentNumber)))
                    Fault($"{key}: credit {credit.DocumentNumber} was released twice.");
            }

            cursor = page.Next;
            _feedEnds = page.Events.Count == 0;
            if (_feedEnds) return;
        }
    }

    private async Task ReadStatesAsync(Dictionary<StreamKey, long> streams, CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await queries.ListReturnsAsync(new ReturnFilter(), new PageRequest(PageSize, cursor), ct);
            foreach (var state in page.Items) streams.TryAdd(state.Key, 0);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private async Task ReadCheckpointsAsync(VerifyAgainst with, Dictionary<StreamKey, long> streams, CancellationToken ct)
    {
        _covered = await new CheckpointCheck(with.Checkpoints, with.Audit, with.PublicKey, Fault).RunAsync(with.Kept, ct);
        _checkpoints = _covered.Values.Select(c => (c.Checkpoint.Tenant, c.Checkpoint.Number)).Distinct().Count();
        foreach (var key in _covered.Keys) streams.TryAdd(key, 0);
    }

    private async Task<long> VerifyStreamAsync(StreamKey key, long onFeed, CancellationToken ct)
    {
        var stream = await store.ReadStreamAsync(key, 1, ct);
        if (_feedEnds && stream.Count != onFeed) Fault($"{key}: {stream.Count} events on the stream, {onFeed} on the feed.");
        if (HashChain.FirstFault(stream) is { } broken) Fault($"{key}: {broken}");
        if (_covered.TryGetValue(key, out var covered) && CheckpointCheck.Fault(covered, stream.Count, n => stream[(int)n - 1].Hash) is { } lost)
            Fault($"{key}: {lost}");
        var rebuilt = stream.Aggregate(ReturnState.New(key), ReturnFold.Apply);
        var stored = await store.LoadAsync(key, ct);
        if (stored is null && stream.Count == 0 && _covered.ContainsKey(key)) return 0;
        if (stored is null) Fault($"{key}: has events and no stored state.");
        else if (!Same(rebuilt, stored)) Fault($"{key}: the stored state is not what its events say.");
        return stream.Count;
    }

    private static bool Same(ReturnState rebuilt, ReturnState stored) =>
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(rebuilt, HubJson.Options), JsonSerializer.SerializeToNode(stored, HubJson.Options));

    private void Fault(string what)
    {
        if (_faults.Count < MostFaults) _faults.Add(what);
        else _more++;
    }
}
