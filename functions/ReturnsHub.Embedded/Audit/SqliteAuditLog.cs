using System.Text.Json;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Audit;

/// <inheritdoc />
internal sealed class SqliteAuditLog(JournalWriter writer, ReadPool reads) : IAuditLog
{
    private const int MostAbout = 1_000;

    private static readonly Sql Head = new("select number, hash from audit_log where tenant=? order by number desc limit 1");
    private static readonly Sql Insert = new(
        "insert into audit_log(tenant, number, at, return_id, about, hash, body) values(?, ?, ?, ?, ?, ?, ?)");
    private static readonly Sql OfReturn = new("select body from audit_log where tenant=? and return_id=? order by id desc limit ?");
    private static readonly Sql About = new("select body from audit_log where tenant=? and about=? order by id desc limit ?");
    private static readonly FilteredSql Pages = new("select body, id from audit_log where id>?", ["tenant=?"], "order by id limit ?");

    // Number and hash follow from the entry before, which only the writer's thread knows for certain.
    public Task<AuditEntry> AppendAsync(AuditDraft draft, CancellationToken ct) => writer.RunAsync(db =>
    {
        var entry = AuditChain.Follow(ReadHead(db, draft.Tenant), draft);
        db.Use(Insert).Bind(entry.Tenant.Value).Bind(entry.Number).Bind(entry.At).Bind(entry.ReturnId?.Value).Bind(entry.About)
            .Bind(entry.Hash).Bind(JsonSerializer.SerializeToUtf8Bytes(entry, HubJson.Options)).Run();
        return entry;
    }, ct);

    public Task<AuditHead> HeadAsync(TenantId tenant, CancellationToken ct) => reads.ReadAsync(db => ReadHead(db, tenant), ct);

    public async Task<Page<AuditEntry>> ListAsync(TenantId? tenant, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.ReadOne(page.Cursor, 0);
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Pages.For(tenant is not null)).Bind(after);
            if (tenant is { } of) query.Bind(of.Value);
            return PageOf.Rows(query, page.Limit, Read, row => PageCursor.Write(row.Int64(1)));
        }, ct);
    }

    public Task<IReadOnlyList<AuditEntry>> ReadOfReturnAsync(StreamKey key, CancellationToken ct) =>
        NewestAsync(OfReturn, key.Tenant, key.ReturnId.Value, ct);

    public Task<IReadOnlyList<AuditEntry>> ReadAboutAsync(TenantId tenant, string about, CancellationToken ct) =>
        NewestAsync(About, tenant, about, ct);

    internal static AuditEntry Read(Statement row) => JsonSerializer.Deserialize<AuditEntry>(row.Span(0), HubJson.Options)!;

    private Task<IReadOnlyList<AuditEntry>> NewestAsync(Sql sql, TenantId tenant, string value, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<AuditEntry>>(db =>
        {
            var entries = new List<AuditEntry>();
            using var rows = db.Use(sql).Bind(tenant.Value).Bind(value).Bind(MostAbout);
            while (rows.Step()) entries.Add(Read(rows));
            entries.Reverse();
            return entries;
        }, ct);

    private static AuditHead ReadHead(JournalConnection db, TenantId tenant)
    {
        using var row = db.Use(Head).Bind(tenant.Value);
        return row.Step() ? new AuditHead(row.Int64(0), row.Text(1)) : new AuditHead(0, "");
    }
}
