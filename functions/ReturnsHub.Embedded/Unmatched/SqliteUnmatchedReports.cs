using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Lookups;

namespace ReturnsHub.Embedded.Unmatched;

/// <summary>Reports that wait for a return.</summary>
internal sealed class SqliteUnmatchedReports(JournalWriter writer, ReaderPool readers) : IUnmatchedReports
{
    private const string Columns = "u.report_id, u.tenant, u.names, u.message, u.summary, u.lasting, u.occurred_at, u.since, u.id";

    public Task KeepAsync(UnmatchedReport report, CancellationToken ct)
    {
        var names = JsonSerializer.Serialize(report.Names, HubJson.Options);
        var message = JsonSerializer.SerializeToUtf8Bytes(report.Message, HubJson.Options);
        return writer.WriteAsync(
            w =>
            {
                var (id, occurredAt) = w.Db.First(
                    "SELECT id, occurred_at FROM unmatched WHERE tenant = @0 AND report_id = @1", r => (r.GetInt64(0), r.GetInt64(1)), report.Tenant.Value, report.ReportId);
                if (id == 0) Insert(w.Db, report, names, message);
                else if (report.Lasting && report.OccurredAt.UtcTicks > occurredAt)
                {
                    w.Db.Execute(
                        "UPDATE unmatched SET occurred_at = @1, summary = @2, message = @3 WHERE id = @0", id, report.OccurredAt.UtcTicks, report.Summary, message);
                }

                return true;
            },
            ct);
    }

    public Task<IReadOnlyList<UnmatchedReport>> FindAsync(TenantId tenant, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
    {
        var found = readers.Read(db => names
            .SelectMany(n => db.All(
                $"SELECT {Columns} FROM unmatched_names n JOIN unmatched u ON u.id = n.id WHERE n.hash = @0 AND u.tenant = @1", Read, SqliteLookup.Index(tenant, n), tenant.Value))
            .ToList());
        return Task.FromResult<IReadOnlyList<UnmatchedReport>>(
            [.. found.Where(f => f.Report.Names.Any(names.Contains)).DistinctBy(f => f.Report.ReportId).OrderBy(f => f.Id).Select(f => f.Report)]);
    }

    public Task RemoveAsync(TenantId tenant, string reportId, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            if (w.Db.Scalar("DELETE FROM unmatched WHERE tenant = @0 AND report_id = @1 RETURNING names", tenant.Value, reportId) is not string names) return false;
            foreach (var name in JsonSerializer.Deserialize<List<LookupKey>>(names, HubJson.Options)!)
                w.Db.Execute("DELETE FROM unmatched_names WHERE hash = @0 AND id NOT IN (SELECT id FROM unmatched)", SqliteLookup.Index(tenant, name));
            return true;
        },
        ct);

    public Task<Page<UnmatchedReport>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        var from = page.Cursor is null ? 0 : KeysetCursor.Read(page.Cursor, 1)[0];
        var rows = readers.Read(db => db.All(
            $"SELECT {Columns} FROM unmatched u WHERE u.id > @0 AND u.lasting = 0 AND (@1 IS NULL OR u.tenant = @1) ORDER BY u.id LIMIT @2", Read, from, tenant?.Value, limit + 1));
        return Task.FromResult(new Page<UnmatchedReport>(
            [.. rows.Take(limit).Select(r => r.Report)], rows.Count > limit ? KeysetCursor.Write(rows[limit - 1].Id) : null));
    }

    private static void Insert(Db db, UnmatchedReport report, string names, byte[] message)
    {
        var id = db.Scalar(
            "INSERT INTO unmatched (tenant, report_id, lasting, occurred_at, since, summary, names, message) VALUES (@0, @1, @2, @3, @4, @5, @6, @7) RETURNING id",
            report.Tenant.Value, report.ReportId, report.Lasting ? 1 : 0, report.OccurredAt.UtcTicks, report.Since.UtcTicks, report.Summary, names, message);
        foreach (var name in report.Names)
            db.Execute("INSERT OR IGNORE INTO unmatched_names (hash, id) VALUES (@0, @1)", SqliteLookup.Index(report.Tenant, name), id);
    }

    private static (long Id, UnmatchedReport Report) Read(SqliteDataReader r) => (r.GetInt64(8), new UnmatchedReport
    {
        ReportId = r.GetString(0),
        Tenant = new TenantId(r.GetString(1)),
        Names = JsonSerializer.Deserialize<List<LookupKey>>(r.GetString(2), HubJson.Options)!,
        Message = JsonSerializer.Deserialize<InboundMessage>(r.Bytes(3), HubJson.Options)!,
        Summary = r.GetString(4),
        Lasting = r.GetInt32(5) == 1,
        OccurredAt = r.Time(6),
        Since = r.Time(7),
    });
}
