using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Reasons.Limits;

/// <summary>
/// Counts in the container of records, one document for a day. An addition is a partial update that adds on the server
/// (https://learn.microsoft.com/azure/cosmos-db/partial-document-update), so that processes need not take turns. One that is repeated
/// after a broken connection may be counted twice: the budget is a limit to costs, and too careful is the right side to be wrong on.
/// </summary>
/// <param name="records">The container of records: partition key <c>/pk</c>, time to live on.</param>
public sealed class CosmosTokenBudget(Container records) : ITokenBudget
{
    private const string Kind = "model-tokens";
    private const int KeptSeconds = 3 * 24 * 3600;
    private static readonly PartitionKey Partition = new(Kind);

    // The count comes back with the addition, also from a client that wants nothing back from its writes.
    private static readonly PatchItemRequestOptions WithContent = new() { EnableContentResponseOnWrite = true };

    /// <inheritdoc />
    public async Task<long> SpentAsync(DateOnly day, CancellationToken ct)
    {
        using var response = await records.ReadItemStreamAsync(Id(day), Partition, cancellationToken: ct);
        if (response.StatusCode == HttpStatusCode.NotFound) return 0;
        response.EnsureSuccessStatusCode();
        return await SpentAsync(response, ct);
    }

    /// <inheritdoc />
    public async Task<long> AddAsync(DateOnly day, long tokens, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        while (true)
        {
            using var added = await records.PatchItemStreamAsync(Id(day), Partition, [PatchOperation.Increment("/tokens", tokens)], WithContent, ct);
            if (added.StatusCode != HttpStatusCode.NotFound)
            {
                added.EnsureSuccessStatusCode();
                return await SpentAsync(added, ct);
            }

            using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Day(Kind, Id(day), KeptSeconds, tokens), HubJson.Options));
            using var begun = await records.CreateItemStreamAsync(body, Partition, new ItemRequestOptions { EnableContentResponseOnWrite = false }, ct);
            // Somebody else began the day in between: then it can be added to.
            if (begun.StatusCode == HttpStatusCode.Conflict) continue;
            begun.EnsureSuccessStatusCode();
            return tokens;
        }
    }

    private static string Id(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<long> SpentAsync(ResponseMessage response, CancellationToken ct) =>
        (await JsonSerializer.DeserializeAsync<Day>(response.Content, HubJson.Options, ct))?.Tokens ?? 0;

    private sealed record Day(string Pk, string Id, int Ttl, long Tokens);
}
