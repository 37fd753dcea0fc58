using System.Text.Json;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Quarantine;

/// <inheritdoc />
internal sealed class SqliteQuarantine(JournalWriter writer, ReadPool reads) : IQuarantine
{
    private const int LongestDetail = 500;

    private static readonly Sql Upsert = new("""
        insert into quarantine(tenant, message_id, reason, detail, at, status, message) values(?, ?, ?, ?, ?, ?, ?)
        on conflict(tenant, message_id) do update set
            reason=excluded.reason, detail=excluded.detail, at=excluded.at, status=excluded.status, message=excluded.message
        """);
    private static readonly Sql Find = new("select message, reason, detail, at, status from quarantine where tenant=? and message_id=?");
    private static readonly Sql Mark = new("update quarantine set status=? where tenant=? and message_id=?");

    private static readonly FilteredSql Pages = new(
        "select message, reason, detail, at, status, id from quarantine where (at, id)>(?, ?)",
        ["tenant=?", "status=?"],
        "order by at, id limit ?");

    public Task PutAsync(QuarantinedMessage message, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message.Message, HubJson.Options);
        return writer.RunAsync(db =>
        {
            db.Use(Upsert).Bind(message.Message.Tenant.Value).Bind(message.Message.Id).Bind(message.Reason)
                .Bind(Clip.Of(message.Detail, LongestDetail)).Bind(message.At).Bind((long)message.Status).Bind(body).Run();
            return true;
        }, ct, body.Length);
    }

    public Task<QuarantinedMessage?> FindAsync(TenantId tenant, string messageId, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Find).Bind(tenant.Value).Bind(messageId);
        return row.Step() ? Read(row) : null;
    }, ct);

    public Task MarkAsync(TenantId tenant, string messageId, QuarantineStatus status, CancellationToken ct) => writer.RunAsync(db =>
    {
        db.Use(Mark).Bind((long)status).Bind(tenant.Value).Bind(messageId).Run();
        return true;
    }, ct);

    public async Task<Page<QuarantinedMessage>> ListAsync(TenantId? tenant, QuarantineStatus? status, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2) ?? [0, 0];
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Pages.For(tenant is not null, status is not null)).Bind(after[0]).Bind(after[1]);
            if (tenant is { } of) query.Bind(of.Value);
            if (status is { } only) query.Bind((long)only);
            return PageOf.Rows(query, page.Limit, Read, row => PageCursor.Write(row.Int64(3), row.Int64(5)));
        }, ct);
    }

    private static QuarantinedMessage Read(Statement row) => new(
        JsonSerializer.Deserialize<InboundMessage>(row.Span(0), HubJson.Options)!, row.Text(1), row.Text(2), row.Time(3),
        (QuarantineStatus)row.Int32(4));
}
