using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Deliveries;

/// <inheritdoc />
internal sealed class CosmosDeliveryLedger(DocumentStore records) : IDeliveryLedger
{
    private const int MostCounts = 10_000;

    private readonly Listing _list = new(records, LedgerRow.Kind);
    private readonly DeadDeliveries _dead = new(records);
    private readonly KnownRows _known = new();

    public Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct) => Task.WhenAll(
        deliveries.Select(d => LedgerRow.Of(d, _list)).GroupBy(row => row.Pk)
            .Select(ofReturn => records.UpsertAllAsync(ofReturn.Key, [.. ofReturn], ct)));

    public async Task<bool> TryWriteAsync(Delivery row, long expectedVersion, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var document = LedgerRow.Of(row with { Version = expectedVersion + 1 }, _list);
        var written = expectedVersion == 0
            ? await records.CreateTaggedAsync(document, ct)
            : await ReplaceAsync(document, expectedVersion, ct);
        _known.Keep(document.Place, row.Status, expectedVersion + 1, written);
        return written is not null;
    }

    public async Task<Delivery?> FindAsync(StreamKey key, string deliveryId, CancellationToken ct)
    {
        var place = new Place(LedgerRow.PartitionOf(key.Tenant, key.ReturnId), LedgerRow.IdOf(key.Tenant, deliveryId));
        if (await records.FindAsync<LedgerRow>(place, ct) is not { } found) return null;
        _known.Keep(place, found.Delivery.Status, found.Delivery.Version, found.ETag);
        return found.Delivery;
    }

    // The id does not say which return's partition the row is in. Only a redrive asks like this.
    public async Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.id = @id").WithParameter("@id", LedgerRow.IdOf(tenant, deliveryId));
        return (await records.QueryAsync<LedgerRow>(query, pk: null, most: 1, ct)) is [var row] ? row.Delivery : null;
    }

    public Task<Page<Delivery>> ListAsync(
        TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct)
    {
        var equal = new List<(string, string)>();
        if (consumer is not null) equal.Add(("consumer", consumer));
        if (status is { } only) equal.Add(("status", LedgerRow.StatusText(only)));
        if (returnId is { } one) equal.Add(("returnId", one.Value));
        var query = new ListQuery
        {
            Pk = tenant is { } of && returnId is { } its ? LedgerRow.PartitionOf(of, its) : null,
            Descending = true,
            Equal = equal,
        };
        return _list.PageAsync<LedgerRow, Delivery>(tenant, page, query, row => row.Delivery, ct);
    }

    public async Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct)
    {
        var prefix = tenant is { } only ? only.Value + "/" : "";
        var query = new QueryDefinition(
                "SELECT c.countedAs, COUNT(1) AS n FROM c WHERE c.countedAs > @from AND c.countedAs < @to GROUP BY c.countedAs")
            .WithParameter("@from", prefix).WithParameter("@to", prefix + "~");
        var counts = await records.QueryAsync<Counted>(query, pk: null, MostCounts, ct);
        return [.. counts.OrderBy(c => c.CountedAs, StringComparer.Ordinal).Select(c => c.Read())];
    }

    public Task<Page<Delivery>> ListDeadAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct) => _dead.ListAsync(filter, page, ct);

    public Task<long> CountDeadAsync(DeadLetterFilter filter, CancellationToken ct) => _dead.CountAsync(filter, ct);

    private async Task<string?> ReplaceAsync(LedgerRow document, long expectedVersion, CancellationToken ct)
    {
        if (_known.TagOf(document.Place, expectedVersion) is { } etag && await records.ReplaceTaggedAsync(document with { ETag = etag }, ct) is { } written) return written;
        return await records.FindAsync<LedgerRow>(document.Place, ct) is { } stands && stands.Delivery.Version == expectedVersion
            ? await records.ReplaceTaggedAsync(document with { ETag = stands.ETag }, ct)
            : null;
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
    private sealed record Counted(string CountedAs, long N)
    {
        public DeliveryCount Read()
        {
            var parts = CountedAs.Split('/');
            return new DeliveryCount(new TenantId(parts[0]), parts[1], LedgerRow.StatusOf(parts[2]), N);
        }
    }
}
