using ReturnsHub.Azure.Deliveries;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Idempotency;
using ReturnsHub.Azure.Quarantine;

namespace ReturnsHub.Azure.Retention;

/// <inheritdoc />
internal sealed class CosmosRetention(DocumentStore records, EvidenceKeys keys, DonePersonalData personal) : IRetention
{
    private const int AtOnce = 16;

    private readonly Listing _deliveries = new(records, LedgerRow.Kind);
    private readonly Listing _idempotency = new(records, KeyDocument.Kind);
    private readonly Listing _quarantine = new(records, KeptMessage.Kind);

    public async Task<int> EraseEvidenceAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) =>
        await CountAsync(await keys.MadeBeforeAsync(tenant, before, most, ct), (hash, token) => keys.EraseAsync(tenant, hash, token), ct);

    public Task<IReadOnlyList<ReturnId>> FindPersonalDataAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) =>
        personal.FindAsync(tenant, before, most, ct);

    public async Task<int> DeleteDeliveriesAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct)
    {
        var confirmed = new ListQuery { Equal = [("status", LedgerRow.StatusText(DeliveryStatus.Confirmed))] };
        return await DeleteAsync(await _deliveries.BeforeAsync(tenant, before, confirmed, most, ct), ct);
    }

    // Keys stand on their list by when they may be forgotten.
    public async Task<int> DeleteIdempotencyAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct) =>
        await DeleteAsync(await _idempotency.BeforeAsync(tenant, before + KeyDocument.Kept, new ListQuery(), most, ct), ct);

    public async Task<int> DeleteQuarantineAsync(TenantId tenant, DateTimeOffset before, int most, CancellationToken ct)
    {
        var replayed = new ListQuery { Equal = [("status", KeptMessage.StatusText(QuarantineStatus.Replayed))] };
        return await DeleteAsync(await _quarantine.BeforeAsync(tenant, before, replayed, most, ct), ct);
    }

    // What changed since it was found is another version and stays.
    private Task<int> DeleteAsync(List<Stub> found, CancellationToken ct) =>
        CountAsync(found, (stub, token) => records.DeleteAsync(stub.Place, stub.ETag, token), ct);

    private static async Task<int> CountAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task<bool>> act, CancellationToken ct)
    {
        var count = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(items, options, async (item, token) =>
        {
            if (await act(item, token)) Interlocked.Increment(ref count);
        });
        return count;
    }
}
