using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Audit;

/// <summary>Events of all returns by the hub's clock, read piece by piece.</summary>
internal sealed class EventTrail(CosmosConnection cosmos, TenantId? tenant, AuditPlace start)
{
    private const int AtOnce = 100;

    private readonly Queue<Row> _rows = new();
    private IReadOnlyList<AuditRecord> _records = [];
    private string _last = start.Events;
    private bool _ended;

    /// <summary>The key of the last document that was read to its end.</summary>
    public string Key { get; private set; } = start.Events;

    /// <summary>Events read of the document that follows.</summary>
    public int Taken { get; private set; } = start.EventsTaken;

    /// <summary>The next event; null at the end.</summary>
    public async Task<AuditRecord?> PeekAsync(CancellationToken ct)
    {
        while (Taken >= _records.Count)
        {
            if (_records.Count > 0)
            {
                (Key, Taken, _records) = (_rows.Dequeue().Recorded, 0, []);
                continue;
            }

            if (_rows.Count == 0 && !await FillAsync(ct)) return null;
            _records = [.. _rows.Peek().Wires.Select(wire => AuditRecord.Of(EventDocument.Read(wire, trace: null)))];
        }

        return _records[Taken];
    }

    /// <summary>Goes on behind the event that was peeked at.</summary>
    public void Step() => Taken++;

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        if (_ended) return false;
        var query = new Conditions("SELECT c.recorded, c.wires FROM c")
            .And("c.recorded > @after", "@after", _last).And("c.tenant = @tenant", "@tenant", tenant).Query("ORDER BY c.recorded");
        var rows = await cosmos.FirstAsync<Row>(cosmos.Returns, query, pk: null, AtOnce, ct);
        foreach (var row in rows) _rows.Enqueue(row);
        _ended = rows.Count < AtOnce;
        if (rows.Count > 0) _last = rows[^1].Recorded;
        return rows.Count > 0;
    }

    private sealed record Row(string Recorded, IReadOnlyList<string> Wires);
}
