using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Reconcile.Kept;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Reconciliation;

/// <inheritdoc />
internal sealed class SqliteReconciliationReports(JournalWriter writer, ReadPool reads) : IReconciliationReports
{
    private static readonly Sql Stands = new("select 1 from reconciliation_reports where tenant=? and consumer=? and day=? and run=?");
    private static readonly Sql Insert = new("insert into reconciliation_reports(tenant, consumer, day, run, head, report) values(?, ?, ?, ?, ?, ?)");
    private static readonly Sql Pages = new("""
        select head, day, run from reconciliation_reports where tenant=? and consumer=? and (day, run)<(?, ?) order by day desc, run desc limit ?
        """);
    private static readonly Sql OfDay = new("select head from reconciliation_reports where tenant=? and consumer=? and day=? order by run");
    private static readonly Sql Find = new("select head, report from reconciliation_reports where tenant=? and consumer=? and day=? and run=?");

    public Task<bool> KeepAsync(KeptReport head, ReadOnlyMemory<byte> report, CancellationToken ct)
    {
        var packed = ReportBytes.Pack(head, report);
        var about = JsonSerializer.SerializeToUtf8Bytes(head, HubJson.Options);
        return writer.RunAsync(db =>
        {
            if (At(db.Use(Stands), head.Tenant, head.Consumer, head.Day).Bind(head.Run).Scalar() is not null) return false;
            At(db.Use(Insert), head.Tenant, head.Consumer, head.Day).Bind(head.Run).Bind(about).Bind(packed).Run();
            return true;
        }, ct, packed.Length);
    }

    public async Task<Page<KeptReport>> ListAsync(TenantId tenant, string consumer, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var before = PageCursor.Read(page.Cursor, 2) ?? [long.MaxValue, long.MaxValue];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Pages).Bind(tenant.Value).Bind(consumer).Bind(before[0]).Bind(before[1]);
            return PageOf.Rows(query, page.Limit, Head, row => PageCursor.Write(row.Int64(1), row.Int64(2)));
        }, ct);
    }

    public Task<IReadOnlyList<KeptReport>> OfDayAsync(TenantId tenant, string consumer, DateOnly day, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<KeptReport>>(db =>
        {
            var runs = new List<KeptReport>();
            using var rows = At(db.Use(OfDay), tenant, consumer, day);
            while (rows.Step()) runs.Add(Head(rows));
            return runs;
        }, ct);

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, string consumer, DateOnly day, int run, CancellationToken ct)
    {
        var found = await reads.ReadAsync(db =>
        {
            using var row = At(db.Use(Find), tenant, consumer, day).Bind(run);
            return row.Step() ? new Stored(Head(row), row.Blob(1)) : null;
        }, ct);
        return found is null ? (ReadOnlyMemory<byte>?)null : ReportBytes.Unpack(found.Head, found.Packed);
    }

    private static Statement At(Statement statement, TenantId tenant, string consumer, DateOnly day) =>
        statement.Bind(tenant.Value).Bind(consumer).Bind(day.DayNumber);

    private static KeptReport Head(Statement row) => JsonSerializer.Deserialize<KeptReport>(row.Span(0), HubJson.Options)!;

    private sealed record Stored(KeptReport Head, byte[] Packed);
}
