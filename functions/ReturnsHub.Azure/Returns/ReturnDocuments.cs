using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Returns;

/// <summary>Reads single documents of a return.</summary>
internal sealed class ReturnDocuments(CosmosConnection cosmos)
{
    /// <summary>The state document and its ETag, or null.</summary>
    public async Task<KnownState?> StateAsync(string pk, CancellationToken ct)
    {
        using var answer = await ReadAsync(pk, StateDocument.DocumentId, ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        return new KnownState(await DocumentAsync<StateDocument>(answer, ct), answer.Headers.ETag);
    }

    /// <summary>The events document with this id, or null.</summary>
    public async Task<EventDocument?> EventsAsync(string pk, string id, CancellationToken ct)
    {
        using var answer = await ReadAsync(pk, id, ct);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await DocumentAsync<EventDocument>(answer, ct);
    }

    private async Task<ResponseMessage> ReadAsync(string pk, string id, CancellationToken ct)
    {
        var answer = await cosmos.Calls.SendAsync(c => cosmos.Returns.ReadItemStreamAsync(id, new PartitionKey(pk), cancellationToken: c), ct);
        if (answer.StatusCode != HttpStatusCode.NotFound) answer.EnsureSuccessStatusCode();
        return answer;
    }

    private static async Task<T> DocumentAsync<T>(ResponseMessage answer, CancellationToken ct) =>
        await JsonSerializer.DeserializeAsync<T>(answer.Content, HubJson.Options, ct)
        ?? throw new JsonException($"A {typeof(T).Name} is null.");
}
