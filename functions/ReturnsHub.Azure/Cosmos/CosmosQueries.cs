using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>Runs queries. A page that fails half-way is read from its start again.</summary>
internal static class CosmosQueries
{
    /// <summary>Everything a query finds: for queries that find a bounded number. <paramref name="pk"/> null: over all partitions.</summary>
    public static Task<List<T>> AllAsync<T>(this CosmosConnection cosmos, Container container, QueryDefinition query, string? pk, CancellationToken ct) =>
        FirstAsync<T>(cosmos, container, query, pk, int.MaxValue, ct);

    /// <summary>The first <paramref name="most"/> a query finds.</summary>
    public static Task<List<T>> FirstAsync<T>(
        this CosmosConnection cosmos, Container container, QueryDefinition query, string? pk, int most, CancellationToken ct) =>
        cosmos.Calls.ReadAsync(
            async c =>
            {
                var found = new List<T>();
                using var pages = container.GetItemQueryIterator<T>(query, requestOptions: Options(pk, most));
                while (found.Count < most && pages.HasMoreResults) found.AddRange(await pages.ReadNextAsync(c));
                if (found.Count > most) found.RemoveRange(most, found.Count - most);
                return found;
            },
            ct);

    private static QueryRequestOptions Options(string? pk, int most) => new()
    {
        PartitionKey = pk is null ? null : new PartitionKey(pk),
        MaxItemCount = most == int.MaxValue ? -1 : most,
        // All partitions at once: what a person waits for should not take longer the more partitions there are.
        MaxConcurrency = -1,
    };
}
