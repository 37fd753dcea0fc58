using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Quarantine;

/// <summary>Messages that could not be read.</summary>
internal sealed class SqliteQuarantine(JournalWriter writer, ReaderPool readers) : IQuarantine
{
    private const string Columns = "id, message, reason, detail, at, status";

    public Task PutAsync(QuarantinedMessage message, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message.Message, HubJson.Options);
        return writer.WriteAsync(
            w => w.Db.Execute(
                """
                INSERT INTO quarantine (tenant, message_id, status, reason, detail, at, message) VALUES (@0, @1, @2, @3, @4, @5, @6)
                ON CONFLICT (tenant, message_id) DO UPDATE SET status = excluded.status, reason = excluded.reason, detail = excluded.detail
                """,
                message.Message.Tenant.Value, message.Message.Id, (int)message.Status, message.Reason, message.Detail, message.At.UtcTicks, json),
            ct);
    }

    public Task<QuarantinedMessage?> FindAsync(TenantId tenant, string messageId, CancellationToken ct) => Task.FromResult(readers.Read(db => db.First(
        $"SELECT {Columns} FROM quarantine WHERE tenant = @0 AND message_id = @1", r => Read(r).Message, tenant.Value, messageId)));

    public async Task MarkAsync(TenantId tenant, string messageId, QuarantineStatus status, CancellationToken ct)
    {
        // Every message that is read passes here; nearly none was ever quarantined.
        if (await FindAsync(tenant, messageId, ct) is not { } found || found.Status == status) return;
        await writer.WriteAsync(
            w => w.Db.Execute("UPDATE quarantine SET status = @2 WHERE tenant = @0 AND message_id = @1", tenant.Value, messageId, (int)status), ct);
    }

    public Task<Page<QuarantinedMessage>> ListAsync(TenantId? tenant, QuarantineStatus? status, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        var from = page.Cursor is null ? 0 : KeysetCursor.Read(page.Cursor, 1)[0];
        var rows = readers.Read(db => db.All(
            $"SELECT {Columns} FROM quarantine WHERE id > @0 AND (@1 IS NULL OR tenant = @1) AND (@2 IS NULL OR status = @2) ORDER BY id LIMIT @3",
            Read, from, tenant?.Value, (int?)status, limit + 1));
        return Task.FromResult(new Page<QuarantinedMessage>(
            [.. rows.Take(limit).Select(r => r.Message)], rows.Count > limit ? KeysetCursor.Write(rows[limit - 1].Id) : null));
    }

    private static (long Id, QuarantinedMessage Message) Read(SqliteDataReader r) => (r.GetInt64(0), new QuarantinedMessage(
        JsonSerializer.Deserialize<InboundMessage>(r.Bytes(1), HubJson.Options)!, r.GetString(2), r.GetString(3), r.Time(4), (QuarantineStatus)r.GetInt32(5)));
}
