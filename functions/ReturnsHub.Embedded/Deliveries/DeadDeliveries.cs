using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Deliveries;

/// <summary>Dead-lettered deliveries by when they were given up. The index <c>deliveries_by_age</c> serves them all: dead letters are few.</summary>
internal static class DeadDeliveries
{
    private static readonly string[] Conditions = ["consumer=?", "event_type=?", "fingerprint=?"];

    private static readonly FilteredSql Pages = new(
        $"select {DeliveryRow.Columns} from deliveries where tenant=? and status=? and updated_at>=? and updated_at<? and (updated_at, id)>(?, ?)",
        Conditions,
        "order by updated_at, id limit ?");

    private static readonly FilteredSql Counts = new(
        "select count(*) from deliveries where tenant=? and status=? and updated_at>=? and updated_at<?", Conditions, "");

    public static Page<Delivery> List(JournalConnection db, DeadLetterFilter filter, long[] after, int limit)
    {
        using var query = db.Use(Pages.For(filter.Consumer is not null, filter.EventType is not null, filter.Fingerprint is not null));
        BindRange(query, filter).Bind(after[0]).Bind(after[1]);
        BindConditions(query, filter);
        return PageOf.Rows(query, limit, DeliveryRow.Read, row => PageCursor.Write(row.Int64(DeliveryRow.UpdatedAt), row.Int64(DeliveryRow.Number)));
    }

    public static long Count(JournalConnection db, DeadLetterFilter filter)
    {
        var query = db.Use(Counts.For(filter.Consumer is not null, filter.EventType is not null, filter.Fingerprint is not null));
        BindRange(query, filter);
        BindConditions(query, filter);
        return query.Scalar() ?? 0;
    }

    private static Statement BindRange(Statement query, DeadLetterFilter filter) =>
        query.Bind(filter.Tenant.Value).Bind((long)DeliveryStatus.DeadLettered)
            .Bind(filter.From ?? DateTimeOffset.MinValue).Bind(filter.To ?? DateTimeOffset.MaxValue);

    private static void BindConditions(Statement query, DeadLetterFilter filter)
    {
        if (filter.Consumer is { } consumer) query.Bind(consumer);
        if (filter.EventType is { } type) query.Bind(type);
        if (filter.Fingerprint is { } fingerprint) query.Bind(fingerprint);
    }
}
