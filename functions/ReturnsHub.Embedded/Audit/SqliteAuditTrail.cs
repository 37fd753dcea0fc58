using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Audit;

/// <inheritdoc />
internal sealed class SqliteAuditTrail(ReadPool reads) : IAuditTrail
{
    /// <summary>Events and entries looked at in one call at most.</summary>
    private const int MostLookedAt = 5_000;

    private static readonly Sql Events = new("select wire, position from events where position>? order by position");
    private static readonly Sql EventFrom = new("select wire, position from events where position>=? order by position limit 1");
    private static readonly Sql LastEvent = new("select max(position) from events");
    private static readonly Sql Entries = new("select body, id from audit_log where id>? order by id");
    private static readonly Sql EntryBefore = new("select max(id) from audit_log where at<?");

    public async Task<Page<AuditRecord>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2);
        return await reads.ReadAsync(db =>
        {
            using var moment = db.OneMoment();
            var start = after ?? (filter.From is { } from ? [EventBefore(db, from), db.Use(EntryBefore).Bind(from).Scalar() ?? 0] : [0, 0]);
            return Merge(db, filter, start, page.Limit);
        }, ct);
    }

    private static Page<AuditRecord> Merge(JournalConnection db, AuditFilter filter, long[] start, int limit)
    {
        var items = new List<AuditRecord>();
        var (eventAt, entryAt) = (start[0], start[1]);
        using var events = db.Use(Events).Bind(eventAt);
        using var entries = db.Use(Entries).Bind(entryAt);
        var nextEvent = Step(events, row => AuditRecord.Of(CloudEventJson.Read(row.Blob(0))));
        var nextEntry = Step(entries, row => AuditRecord.Of(SqliteAuditLog.Read(row)));
        for (var looked = 0; nextEvent is not null || nextEntry is not null; looked++)
        {
            if (items.Count == limit || looked == MostLookedAt) return new Page<AuditRecord>(items, PageCursor.Write(eventAt, entryAt));
            var takesEvent = nextEntry is null || (nextEvent is not null && nextEvent.RecordedAt <= nextEntry.RecordedAt);
            var record = takesEvent ? nextEvent! : nextEntry!;
            if (filter.To is { } to && record.RecordedAt >= to) break;
            if ((filter.Tenant is not { } tenant || tenant == record.Tenant) && filter.Fits(record) && !(record.RecordedAt < filter.From)) items.Add(record);
            if (takesEvent)
            {
                eventAt = events.Int64(1);
                nextEvent = Step(events, row => AuditRecord.Of(CloudEventJson.Read(row.Blob(0))));
            }
            else
            {
                entryAt = entries.Int64(1);
                nextEntry = Step(entries, row => AuditRecord.Of(SqliteAuditLog.Read(row)));
            }
        }

        return new Page<AuditRecord>(items, null);
    }

    private static AuditRecord? Step(Statement rows, Func<Statement, AuditRecord> read) => rows.Step() ? read(rows) : null;

    /// <summary>The position before the first event of a time: positions are given in the order of the hub's clock, so halving finds it.</summary>
    internal static long EventBefore(JournalConnection db, DateTimeOffset from)
    {
        long low = 0, high = db.Use(LastEvent).Scalar() ?? 0;
        while (low < high)
        {
            var middle = low + ((high - low) / 2) + 1;
            using var row = db.Use(EventFrom).Bind(middle);
            if (!row.Step()) high = middle - 1;
            else if (CloudEventJson.Read(row.Blob(0)).RecordedAt < from) low = Math.Max(middle, Math.Min(row.Int64(1), high));
            else high = middle - 1;
        }

        return low;
    }
}
