using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Reasons.Cache;

/// <summary>
/// Keeps answers in the container of records, each in a partition of its own: one point read to find it, one write to keep it. Documents
/// go by their <c>ttl</c> (https://learn.microsoft.com/azure/cosmos-db/nosql/time-to-live); until the service gets round to it, the date
/// in them counts.
/// </summary>
/// <param name="records">The container of records: partition key <c>/pk</c>, time to live on.</param>
/// <param name="calls">Sends requests, again where that helps: an answer that was paid for must not be lost to a throttled write.</param>
/// <param name="keepFor">How long an answer is kept.</param>
/// <param name="time">The clock.</param>
internal sealed class CosmosClassificationCache(Container records, CosmosCalls calls, TimeSpan keepFor, TimeProvider time) : IClassificationCache
{
    private const string Kind = "classification";

    /// <inheritdoc />
    public async Task<ClassificationReport?> FindAsync(string key, CancellationToken ct)
    {
        using var response = await calls.SendAsync(token => records.ReadItemStreamAsync(Kind, Partition(key), cancellationToken: token), ct);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response.Content, ct) is { } kept && kept.Until > time.GetUtcNow() ? kept.Answer : null;
    }

    /// <inheritdoc />
    public async Task KeepAsync(string key, ClassificationReport answer, CancellationToken ct)
    {
        var kept = new Kept($"{Kind}/{key}", Kind, (int)Math.Min(keepFor.TotalSeconds, int.MaxValue), time.GetUtcNow() + keepFor, answer);
        var body = JsonSerializer.SerializeToUtf8Bytes(kept, HubJson.Options);
        var options = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        using var response = await calls.SendAsync(token => records.UpsertItemStreamAsync(new MemoryStream(body), Partition(key), options, token), ct);
        response.EnsureSuccessStatusCode();
    }

    private static PartitionKey Partition(string key) => new($"{Kind}/{key}");

    /// <summary>What a later version of the hub kept in a form this one does not know is as good as nothing.</summary>
    private static async Task<Kept?> ReadAsync(Stream content, CancellationToken ct)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Kept>(content, HubJson.Options, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(string Pk, string Id, int Ttl, DateTimeOffset Until, ClassificationReport Answer);
}
