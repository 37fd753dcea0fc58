using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Lookups;

/// <inheritdoc />
internal sealed class CosmosLookup(DocumentStore records) : ILookup
{
    // Names are announced when they are new, so making the document comes before reading it.
    public Task AddAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct) =>
        Task.WhenAll(names.Distinct().Select(name => AddAsync(NameList.ReturnsOf(key.Tenant, name), key.ReturnId.Value, ct)));

    public async Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, LookupKey name, CancellationToken ct)
    {
        var list = await records.FindAsync<NameList>(NameList.ReturnsOf(tenant, name), ct);
        return list is null ? [] : [.. list.Items.Select(item => ReturnId.Parse(item.Id))];
    }

    private Task AddAsync(Place place, string returnId, CancellationToken ct) => records.ChangeAsync<NameList>(
        place,
        stands => stands is not null && stands.Items.Any(item => item.Id == returnId)
            ? null
            : NameList.At(place, stands?.Items).With(new Named(returnId)),
        expectNew: true,
        ct);
}
