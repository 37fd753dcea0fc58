using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Deliveries;

/// <inheritdoc />
internal sealed class SqliteDeliveryLedger(JournalWriter writer, ReadPool reads) : IDeliveryLedger
{
    private const int LongestAnswer = 500;
    private const string Columns =
        "delivery_id, tenant, consumer, event_id, event_type, return_id, seq, status, attempts, last_answer, foreign_id, updated_at, id";

    private static readonly Sql Stands = new("select id, consumer, status from deliveries where tenant=? and delivery_id=?");
    private static readonly Sql Delete = new("delete from deliveries where id=?");
    private static readonly Sql Insert = new("""
        insert into deliveries(
            delivery_id, tenant, consumer, event_id, event_type, return_id, seq, status, attempts, last_answer, foreign_id, updated_at)
        values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);
    private static readonly Sql Count = new("""
        insert into delivery_counts(tenant, consumer, status, n) values(?, ?, ?, ?)
        on conflict(tenant, consumer, status) do update set n = n + excluded.n
        """);
    private static readonly Sql Counts = new("""
        select tenant, consumer, status, n from delivery_counts where (?1 is null or tenant=?1) and n > 0 order by tenant, consumer, status
        """);
    private static readonly Sql ById = new($"select {Columns} from deliveries where tenant=? and delivery_id=?");

    private static readonly FilteredSql Pages = new(
        $"select {Columns} from deliveries where id<?", ["tenant=?", "consumer=?", "status=?", "return_id=?"], "order by id desc limit ?");

    public Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct) =>
        deliveries.Count == 0 ? Task.CompletedTask : writer.RunAsync(db =>
        {
            foreach (var delivery in deliveries) Write(db, delivery);
            return true;
        }, ct);

    public Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(ById).Bind(tenant.Value).Bind(deliveryId);
        return row.Step() ? Read(row) : null;
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
            return PageOf.Rows(query, page.Limit, Read, row => PageCursor.Write(row.Int64(12)));
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

    private static void Write(JournalConnection db, Delivery delivery)
    {
        // A row that changes moves to the end, so that its number alone orders lists by the newest change.
        TakeOut(db, delivery);
        db.Use(Insert).Bind(delivery.Id).Bind(delivery.Tenant.Value).Bind(delivery.Consumer)
            .Bind(delivery.EventId.ToByteArray(bigEndian: true)).Bind(delivery.EventType).Bind(delivery.ReturnId.Value)
            .Bind(delivery.Sequence).Bind((long)delivery.Status).Bind(delivery.Attempts)
            .Bind(delivery.LastAnswer is null ? null : Clip.Of(delivery.LastAnswer, LongestAnswer)).Bind(delivery.ForeignId)
            .Bind(delivery.UpdatedAt).Run();
        db.Use(Count).Bind(delivery.Tenant.Value).Bind(delivery.Consumer).Bind((long)delivery.Status).Bind(1).Run();
    }

    private static void TakeOut(JournalConnection db, Delivery delivery)
    {
        long id, status;
        string consumer;
        using (var row = db.Use(Stands).Bind(delivery.Tenant.Value).Bind(delivery.Id))
        {
            if (!row.Step()) return;
            (id, consumer, status) = (row.Int64(0), row.Text(1), row.Int64(2));
        }

        db.Use(Delete).Bind(id).Run();
        db.Use(Count).Bind(delivery.Tenant.Value).Bind(consumer).Bind(status).Bind(-1).Run();
    }

    private static Delivery Read(Statement row) => new()
    {
        Id = row.Text(0),
        Tenant = new TenantId(row.Text(1)),
        Consumer = row.Text(2),
        EventId = new Guid(row.Span(3), bigEndian: true),
        EventType = row.Text(4),
        ReturnId = ReturnId.Parse(row.Text(5)),
        Sequence = row.Int64(6),
        Status = (DeliveryStatus)row.Int32(7),
        Attempts = row.Int32(8),
        LastAnswer = row.TextOrNull(9),
        ForeignId = row.TextOrNull(10),
        UpdatedAt = row.Time(11),
    };
}
