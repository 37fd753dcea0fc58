using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Returns;

/// <summary>Lists and counts, straight from the journal.</summary>
internal sealed class SqliteReturnQueries(ReaderPool readers) : IReturnQueries
{
    public Task<Page<ReturnState>> ListReturnsAsync(ReturnFilter filter, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        var from = page.Cursor is null ? [long.MaxValue, long.MaxValue] : KeysetCursor.Read(page.Cursor, 2);
        var rows = readers.Read(db => db.All(
            """
            SELECT updated_at, rid, state FROM returns
            WHERE (updated_at, rid) < (@0, @1) AND (@2 IS NULL OR tenant = @2) AND (@3 IS NULL OR status = @3) AND (@4 IS NULL OR held = @4)
              AND (@5 IS NULL OR order_id = @5) AND (@6 IS NULL OR rma = @6)
            ORDER BY updated_at DESC, rid DESC LIMIT @7
            """,
            r => (UpdatedAt: r.GetInt64(0), Rid: r.GetInt64(1), State: r.Bytes(2)),
            from[0], from[1], filter.Tenant?.Value, (int?)filter.Status, filter.Held is { } held ? held ? 1 : 0 : null, filter.OrderId,
            filter.Rma?.ToUpperInvariant(), limit + 1));
        var next = rows.Count > limit ? KeysetCursor.Write(rows[limit - 1].UpdatedAt, rows[limit - 1].Rid) : null;
        return Task.FromResult(new Page<ReturnState>([.. rows.Take(limit).Select(r => SqliteReturnStore.ReadState(r.State))], next));
    }

    public Task<Page<ReturnException>> ListExceptionsAsync(TenantId? tenant, ExceptionKind? kind, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        // Severity is sorted downwards and time upwards: its negative lets one comparison serve both.
        var from = page.Cursor is null ? [long.MinValue, 0, 0, 0] : KeysetCursor.Read(page.Cursor, 4);
        var rows = readers.Read(db => db.All(
            """
            SELECT e.severity, e.since, e.rid, e.kind, e.about, e.detail, r.tenant, r.return_id FROM exceptions e JOIN returns r ON r.rid = e.rid
            WHERE (-e.severity, e.since, e.rid, e.kind) > (@0, @1, @2, @3) AND (@4 IS NULL OR r.tenant = @4) AND (@5 IS NULL OR e.kind = @5)
            ORDER BY e.severity DESC, e.since, e.rid, e.kind, e.about LIMIT @6
            """,
            r => (
                Keys: (Severity: r.GetInt64(0), Since: r.GetInt64(1), Rid: r.GetInt64(2), Kind: r.GetInt64(3)),
                Item: new ReturnException(
                    new TenantId(r.GetString(6)),
                    ReturnId.Parse(r.GetString(7)),
                    new OpenException((ExceptionKind)r.GetInt32(3), r.GetString(4), (Severity)r.GetInt32(0), r.GetString(5), r.Time(1)))),
            from[0], from[1], from[2], from[3], tenant?.Value, (int?)kind, limit + 1));
        // A return's exceptions of one kind stay on one page: the cursor does not tell them apart.
        var end = rows.Count > limit ? limit : rows.Count;
        while (end < rows.Count && end > 1 && rows[end].Keys == rows[end - 1].Keys) end--;
        var next = rows.Count > limit
            ? KeysetCursor.Write(-rows[end - 1].Keys.Severity, rows[end - 1].Keys.Since, rows[end - 1].Keys.Rid, rows[end - 1].Keys.Kind)
            : null;
        return Task.FromResult(new Page<ReturnException>([.. rows.Take(end).Select(r => r.Item)], next));
    }

    public Task<ReturnCounts> CountAsync(TenantId? tenant, CancellationToken ct) => Task.FromResult(readers.Read(db =>
    {
        var returns = db.All(
            "SELECT status, held, COUNT(*) FROM returns WHERE (@0 IS NULL OR tenant = @0) GROUP BY status, held",
            r => (Status: (ReturnStatus)r.GetInt32(0), Held: r.GetInt32(1) == 1, Count: r.GetInt64(2)), tenant?.Value);
        var exceptions = db.All(
            "SELECT e.kind, COUNT(*) FROM exceptions e JOIN returns r ON r.rid = e.rid WHERE (@0 IS NULL OR r.tenant = @0) GROUP BY e.kind",
            r => (Kind: (ExceptionKind)r.GetInt32(0), Count: r.GetInt64(1)), tenant?.Value);
        return new ReturnCounts(
            returns.Sum(r => r.Count),
            returns.GroupBy(r => r.Status).ToDictionary(g => g.Key, g => g.Sum(r => r.Count)),
            returns.Where(r => r.Held).Sum(r => r.Count),
            exceptions.ToDictionary(e => e.Kind, e => e.Count));
    }));
}
