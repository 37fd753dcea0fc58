using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Paging;
using ReturnsHub.Core.Audit;

namespace ReturnsHub.Azure.Audit;

/// <inheritdoc />
internal sealed class CosmosAuditTrail(CosmosConnection cosmos, IAuditLog log) : IAuditTrail
{
    /// <summary>Events and entries looked at in one call at most.</summary>
    private const int MostLookedAt = 2_000;

    public async Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var start = AuditPlace.Read(page.Cursor) ?? AuditPlace.Beginning(filter.From);
        var events = new EventTrail(cosmos, filter.Tenant, start);
        var entries = new EntryTrail(log, filter.Tenant, start);
        var items = new List<AuditRecord>();
        for (var looked = 0; ; looked++)
        {
            var (nextEvent, nextEntry) = (await events.PeekAsync(ct), await entries.PeekAsync(ct));
            if (nextEvent is null && nextEntry is null) break;
            if (items.Count == page.Limit || looked == MostLookedAt) return new Page<AuditRecord>(items, AuditPlace.Of(events, entries).Write());
            var takesEvent = nextEntry is null || (nextEvent is not null && nextEvent.RecordedAt <= nextEntry.RecordedAt);
            var record = takesEvent ? nextEvent! : nextEntry!;
            if (filter.To is { } to && record.RecordedAt >= to) break;
            if (filter.Fits(record) && !(record.RecordedAt < filter.From)) items.Add(record);
            if (takesEvent) events.Step();
            else entries.Step();
        }

        return new Page<AuditRecord>(items, null);
    }
}
