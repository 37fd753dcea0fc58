using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Deliveries;

/// <inheritdoc />
internal sealed class SqliteDeliveryLedger(JournalWriter writer, ReadPool reads) : IDeliveryLedger
{
    private static readonly Sql Stands = new("select id, consumer, status, version from deliveries where tenant=? and delivery_id=?");
    private static readonly Sql Delete = new("delete from deliveries where id=?");
    private static readonly Sql Count = new("""
        insert into delivery_counts(tenant, consumer, status, n) values(?, ?, ?, ?)
        on conflict(tenant, consumer, status) do update set n = n + excluded.n
        """);
    private static readonly Sql Counts = new("""
        select tenant, consumer, status, n from delivery_counts where (?1 is null or tenant=?1) and n > 0 order by tenant, consumer, status
        """);
    private static readonly Sql ById = new($"select {DeliveryRow.Columns} from deliveries where tenant=? and delivery_id=?");

    private static readonly FilteredSql Pages = new(
        $"select {DeliveryRow.Columns} from deliveries where id<?", ["tenant=?", "consumer=?", "status=?", "return_id=?"], "order by id desc limit ?");

    public Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct) =>
        deliveries.Count == 0 ? Task.CompletedTask : writer.RunAsync(db =>
        {
            foreach (var delivery in deliveries) Write(db, delivery, delivery.Version, Standing(db, delivery));
            return true;
        }, ct);

    public Task<bool> TryWriteAsync(Delivery row, long expectedVersion, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        return writer.RunAsync(db =>
        {
            var stands = Standing(db, row);
            if ((stands?.Version ?? 0) != expectedVersion) return false;
            Write(db, row, expectedVersion + 1, stands);
            return true;
        }, ct);
    }

    public Task<Delivery?> FindAsync(StreamKey key, string deliveryId, CancellationToken ct) => FindAsync(key.Tenant, deliveryId, ct);

    public Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(ById).Bind(tenant.Value).Bind(deliveryId);
        return row.Step() ? DeliveryRow.Read(row) : null;
    }, ct);

    public async Task<Page<Delivery>> ListAsync(
        TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var before = PageCursor.ReadOne(page.Cursor, long.MaxValue);
        return await reads.ReadAsync(db =>
        {
            using var query = db.Use(Pages.For(tenant is not null, consumer is not null, status is not null, returnId is not null));
            query.Bind(before);
            if (tenant is { } of) query.Bind(of.Value);
            if (consumer is not null) query.Bind(consumer);
            if (status is { } only) query.Bind((long)only);
            if (returnId is { } one) query.Bind(one.Value);
            return PageOf.Rows(query, page.Limit, DeliveryRow.Read, row => PageCursor.Write(row.Int64(DeliveryRow.Number)));
        }, ct);
    }

    public Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct) =>
        reads.ReadAsync<IReadOnlyList<DeliveryCount>>(db =>
        {
            var counts = new List<DeliveryCount>();
            using var rows = db.Use(Counts).Bind(tenant?.Value);
            while (rows.Step())
                counts.Add(new DeliveryCount(new TenantId(rows.Text(0)), rows.Text(1), (DeliveryStatus)rows.Int32(2), rows.Int64(3)));
            return counts;
        }, ct);

    public async Task<Page<Delivery>> ListDeadAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.Read(page.Cursor, 2) ?? [0, 0];
        return await reads.ReadAsync(db => DeadDeliveries.List(db, filter, after, page.Limit), ct);
    }

    public Task<long> CountDeadAsync(DeadLetterFilter filter, CancellationToken ct) => reads.ReadAsync(db => DeadDeliveries.Count(db, filter), ct);

    private static Stand? Standing(JournalConnection db, Delivery delivery)
    {
        using var row = db.Use(Stands).Bind(delivery.Tenant.Value).Bind(delivery.Id);
        return row.Step() ? new Stand(row.Int64(0), row.Text(1), row.Int64(2), row.Int64(3)) : null;
    }

    private static void Write(JournalConnection db, Delivery delivery, long version, Stand? stands)
    {
        // A row that changes moves to the end, so that its number alone orders lists by the newest change.
        if (stands is not null)
        {
            db.Use(Delete).Bind(stands.Number).Run();
            db.Use(Count).Bind(delivery.Tenant.Value).Bind(stands.Consumer).Bind(stands.Status).Bind(-1).Run();
        }

        DeliveryRow.Write(db, delivery, version);
        db.Use(Count).Bind(delivery.Tenant.Value).Bind(delivery.Consumer).Bind((long)delivery.Status).Bind(1).Run();
    }

    private sealed record Stand(long Number, string Consumer, long Status, long Version);
}
