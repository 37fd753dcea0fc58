using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Lookups;

/// <inheritdoc />
internal sealed class SqliteUnmatchedReports(JournalWriter writer, ReadPool reads) : IUnmatchedReports
{
    private static readonly Sql Stands = new("select id, lasting, occurred_at from unmatched where tenant=? and report_id=?");
    private static readonly Sql Insert = new(
        "insert into unmatched(tenant, report_id, lasting, occurred_at, since, body) values(?, ?, ?, ?, ?, ?)");
    private static readonly Sql InsertName = new(
        "insert into unmatched_names(tenant, kind, value, unmatched) values(?, ?, ?, ?) on conflict do nothing");
    private static readonly Sql Body = new("select body from unmatched where id=?");
    private static readonly Sql DeleteName = new("delete from unmatched_names where tenant=? and kind=? and value=? and unmatched=?");
    private static readonly Sql Delete = new("delete from unmatched where id=?");
    private static readonly Sql ByName = new("""
        select u.id, u.body from unmatched_names n join unmatched u on u.id=n.unmatched where n.tenant=? and n.kind=? and n.value=?
        """);

    private static readonly FilteredSql Waiting = new(
        "select body, since, id from unmatched where lasting=0 and (since, id)>(?, ?)", ["tenant=?"], "order by since, id limit ?");

    public Task KeepAsync(UnmatchedReport report, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(report, HubJson.Options);
        return writer.RunAsync(db => Keep(db, report, body), ct, body.Length);
    }

    public Task<IReadOnlyList<UnmatchedReport>> FindAsync(TenantId tenant, IReadOnlyCollection<LookupKey> names, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<UnmatchedReport>>(db =>
        {
            using var moment = db.OneMoment();
            var found = new SortedDictionary<long, UnmatchedReport>();
            foreach (var name in names)
            {
                using var rows = db.Use(ByName).Bind(tenant.Value).Bind((long)name.Kind).Bind(name.Value);
                while (rows.Step()) found[rows.Int64(0)] = Read(rows, 1);
            }

            return [.. found.Values];
        }, ct);

    public Task RemoveAsync(TenantId tenant, string reportId, CancellationToken ct) => writer.RunAsync(db =>
    {
        if (Find(db, tenant, reportId) is not { Lasting: false } stands) return false;
        Remove(db, tenant, stands.Id);
        return true;
    }, ct);

    public async Task<Page<UnmatchedReport>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2) ?? [0, 0];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Waiting.For(tenant is not null)).Bind(after[0]).Bind(after[1]);
            if (tenant is { } of) query.Bind(of.Value);
            return PageOf.Rows(query, page.Limit, row => Read(row, 0), row => PageCursor.Write(row.Int64(1), row.Int64(2)));
        }, ct);
    }

    private static bool Keep(JournalConnection db, UnmatchedReport report, byte[] body)
    {
        if (Find(db, report.Tenant, report.ReportId) is { } stands)
        {
            if (!report.Lasting || stands.OccurredAt >= report.OccurredAt) return false;
            Remove(db, report.Tenant, stands.Id);
        }

        db.Use(Insert).Bind(report.Tenant.Value).Bind(report.ReportId).Bind(report.Lasting)
            .Bind(report.OccurredAt).Bind(report.Since).Bind(body).Run();
        var id = db.LastRowId;
        foreach (var name in report.Names)
            db.Use(InsertName).Bind(report.Tenant.Value).Bind((long)name.Kind).Bind(name.Value).Bind(id).Run();
        return true;
    }

    private static Standing? Find(JournalConnection db, TenantId tenant, string reportId)
    {
        using var row = db.Use(Stands).Bind(tenant.Value).Bind(reportId);
        return row.Step() ? new Standing(row.Int64(0), row.Flag(1), row.Time(2)) : null;
    }

    private static void Remove(JournalConnection db, TenantId tenant, long id)
    {
        UnmatchedReport report;
        using (var row = db.Use(Body).Bind(id))
        {
            row.Step();
            report = Read(row, 0);
        }

        foreach (var name in report.Names) db.Use(DeleteName).Bind(tenant.Value).Bind((long)name.Kind).Bind(name.Value).Bind(id).Run();
        db.Use(Delete).Bind(id).Run();
    }

    private static UnmatchedReport Read(Statement row, int column) =>
        JsonSerializer.Deserialize<UnmatchedReport>(row.Span(column), HubJson.Options)!;

    private sealed record Standing(long Id, bool Lasting, DateTimeOffset OccurredAt);
}
