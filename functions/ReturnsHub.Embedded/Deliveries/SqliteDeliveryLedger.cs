using Microsoft.Data.Sqlite;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Deliveries;

/// <summary>What became of each event at each consumer.</summary>
internal sealed class SqliteDeliveryLedger(JournalWriter writer, ReaderPool readers) : IDeliveryLedger
{
    private const string Columns =
        "id, delivery_id, tenant, consumer, event_id, event_type, return_id, sequence, status, attempts, last_answer, foreign_id, updated_at";

    public Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct) => writer.WriteAsync(
        w =>
        {
            foreach (var d in deliveries)
            {
                w.Db.Execute(
                    """
                    INSERT INTO deliveries (tenant, delivery_id, consumer, event_id, event_type, return_id, sequence, status, attempts, last_answer, foreign_id, updated_at)
                    VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)
                    ON CONFLICT (tenant, delivery_id) DO UPDATE SET status = excluded.status, attempts = excluded.attempts,
                        last_answer = excluded.last_answer, foreign_id = COALESCE(excluded.foreign_id, foreign_id), updated_at = excluded.updated_at
                    """,
                    d.Tenant.Value, d.Id, d.Consumer, d.EventId.ToString("D"), d.EventType, d.ReturnId.Value, d.Sequence, (int)d.Status, d.Attempts, d.LastAnswer, d.ForeignId,
                    d.UpdatedAt.UtcTicks);
            }

            return true;
        },
        ct);

    public Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct) => Task.FromResult(readers.Read(db => db.First(
        $"SELECT {Columns} FROM deliveries WHERE tenant = @0 AND delivery_id = @1", r => Read(r).Delivery, tenant.Value, deliveryId)));

    public Task<Page<Delivery>> ListAsync(
        TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        var from = page.Cursor is null ? long.MaxValue : KeysetCursor.Read(page.Cursor, 1)[0];
        var rows = readers.Read(db => db.All(
            $"""
            SELECT {Columns} FROM deliveries WHERE id < @0 AND (@1 IS NULL OR tenant = @1) AND (@2 IS NULL OR consumer = @2)
              AND (@3 IS NULL OR status = @3) AND (@4 IS NULL OR return_id = @4) ORDER BY id DESC LIMIT @5
            """,
            Read, from, tenant?.Value, consumer, (int?)status, returnId?.Value, limit + 1));
        return Task.FromResult(new Page<Delivery>([.. rows.Take(limit).Select(r => r.Delivery)], rows.Count > limit ? KeysetCursor.Write(rows[limit - 1].Id) : null));
    }

    public Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct) => Task.FromResult<IReadOnlyList<DeliveryCount>>(readers.Read(db => db.All(
        "SELECT tenant, consumer, status, COUNT(*) FROM deliveries WHERE (@0 IS NULL OR tenant = @0) GROUP BY tenant, consumer, status",
        r => new DeliveryCount(new TenantId(r.GetString(0)), r.GetString(1), (DeliveryStatus)r.GetInt32(2), r.GetInt64(3)), tenant?.Value)));

    private static (long Id, Delivery Delivery) Read(SqliteDataReader r) => (r.GetInt64(0), new Delivery
    {
        Id = r.GetString(1),
        Tenant = new TenantId(r.GetString(2)),
        Consumer = r.GetString(3),
        EventId = Guid.Parse(r.GetString(4)),
        EventType = r.GetString(5),
        ReturnId = ReturnId.Parse(r.GetString(6)),
        Sequence = r.GetInt64(7),
        Status = (DeliveryStatus)r.GetInt32(8),
        Attempts = r.GetInt32(9),
        LastAnswer = r.Text(10),
        ForeignId = r.Text(11),
        UpdatedAt = r.Time(12),
    });
}
