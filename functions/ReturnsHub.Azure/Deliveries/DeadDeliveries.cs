using System.Diagnostics.CodeAnalysis;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Paging;

namespace ReturnsHub.Azure.Deliveries;

/// <summary>
/// Dead-lettered deliveries by when they were given up. Tenant, time, status and consumer are indexed; type and fingerprint are looked at on
/// the dead letters that remain, which are few.
/// </summary>
internal sealed class DeadDeliveries(DocumentStore records)
{
    private const string CursorOf = "dead-delivery";
    private const int OrderLength = 36;

    private readonly Listing _list = new(records, LedgerRow.Kind);

    public async Task<Page<Delivery>> ListAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct)
    {
        KeysetCursor.Check(page);
        var cursor = KeysetCursor.Read(CursorOf, page.Cursor);
        if (cursor is not null && (cursor.Length != OrderLength || cursor.AsSpan(0, 19).IndexOfAnyExceptInRange('0', '9') >= 0)) throw new InvalidCursorException();
        var from = Order(filter.From, KeysetCursor.First);
        var query = Where("SELECT * FROM c", filter, string.CompareOrdinal(cursor, from) > 0 ? cursor! : from).Query("ORDER BY c.inTenant ASC");
        var found = await records.QueryAsync<LedgerRow>(query, pk: null, page.Limit + 1, ct);
        var prefix = _list.InTenant(filter.Tenant.Value, "").Length;
        return KeysetCursor.Page(CursorOf, found, page.Limit, row => row.InTenant![prefix..], row => row.Delivery);
    }

    public async Task<long> CountAsync(DeadLetterFilter filter, CancellationToken ct)
    {
        var query = Where("SELECT c.status, COUNT(1) AS n FROM c", filter, Order(filter.From, KeysetCursor.First)).Query("GROUP BY c.status");
        return (await records.QueryAsync<Counted>(query, pk: null, most: 1, ct)).Sum(c => c.N);
    }

    private Conditions Where(string select, DeadLetterFilter filter, string after) => new Conditions(select)
        .And("c.inTenant > @after", "@after", _list.InTenant(filter.Tenant.Value, after))
        .And("c.inTenant < @before", "@before", _list.InTenant(filter.Tenant.Value, Order(filter.To, KeysetCursor.Last)))
        .And("c.status = @status", "@status", LedgerRow.StatusText(DeliveryStatus.DeadLettered))
        .And("c.consumer = @consumer", "@consumer", filter.Consumer)
        .And("c.delivery.eventType = @type", "@type", filter.EventType)
        .And("c.delivery.fingerprint = @fingerprint", "@fingerprint", filter.Fingerprint);

    private static string Order(DateTimeOffset? at, string otherwise) => at is { } moment ? Listing.Order(moment.UtcTicks) : otherwise;

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
    private sealed record Counted(long N);
}
