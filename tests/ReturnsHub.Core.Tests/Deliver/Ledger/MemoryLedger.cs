using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

/// <summary>The ledger in memory; what happens before and after each call is the test's choice.</summary>
internal sealed class MemoryLedger : IDeliveryLedger
{
    public Dictionary<string, Delivery> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Awaited before and after every call.</summary>
    public Func<Task> Step { get; set; } = () => Task.CompletedTask;

    /// <summary>Rows written, in order.</summary>
    public List<Delivery> Written { get; } = [];

    public async Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        await Step();
        foreach (var row in deliveries) Put(row);
        await Step();
    }

    public async Task<bool> TryWriteAsync(Delivery row, long expectedVersion, CancellationToken ct)
    {
        await Step();
        var written = (Rows.GetValueOrDefault(row.Id)?.Version ?? 0) == expectedVersion;
        if (written) Put(row with { Version = expectedVersion + 1 });
        await Step();
        return written;
    }

    public async Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct)
    {
        await Step();
        var found = Rows.GetValueOrDefault(deliveryId);
        await Step();
        return found;
    }

    public Task<Delivery?> FindAsync(StreamKey key, string deliveryId, CancellationToken ct) => FindAsync(key.Tenant, deliveryId, ct);

    public Task<Page<Delivery>> ListDeadAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct)
    {
        var after = page.Cursor is null ? 0 : int.Parse(page.Cursor, System.Globalization.CultureInfo.InvariantCulture);
        var dead = Dead(filter).ToList();
        var items = dead.Skip(after).Take(page.Limit).ToList();
        var next = after + items.Count < dead.Count ? (after + items.Count).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new Page<Delivery>(items, next));
    }

    public Task<long> CountDeadAsync(DeadLetterFilter filter, CancellationToken ct) => Task.FromResult(Dead(filter).LongCount());

    public Task<Page<Delivery>> ListAsync(TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct) => throw new NotSupportedException();

    private IEnumerable<Delivery> Dead(DeadLetterFilter filter) => Rows.Values
        .Where(r => r.Status == DeliveryStatus.DeadLettered && r.Tenant == filter.Tenant
            && (filter.Consumer is null || r.Consumer == filter.Consumer)
            && (filter.EventType is null || r.EventType == filter.EventType)
            && (filter.Fingerprint is null || r.Fingerprint == filter.Fingerprint)
            && (filter.From is null || r.UpdatedAt >= filter.From)
            && (filter.To is null || r.UpdatedAt < filter.To))
        .OrderBy(r => r.UpdatedAt).ThenBy(r => r.Sequence);

    private void Put(Delivery row)
    {
        Rows[row.Id] = row;
        Written.Add(row);
    }
}
