using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Turns;

/// <summary>An order's turn document and its ETag; none of both before the first turn.</summary>
internal sealed record StoredTurn(TurnDocument? Document, string? ETag);

/// <summary>Reads and writes turn documents. Remembers those this process left, so that taking the next turn need not read first.</summary>
internal sealed class TurnDocuments(CosmosConnection cosmos)
{
    private const int MostKept = 1_024;

    private readonly ConcurrentDictionary<string, StoredTurn> _left = new(StringComparer.Ordinal);

    /// <summary>The document as this process left it, else as it is stored.</summary>
    public async Task<StoredTurn> FindAsync(string pk, CancellationToken ct)
    {
        if (_left.TryRemove(pk, out var left)) return left;
        using var answer = await cosmos.Calls.SendAsync(
            c => cosmos.Records.ReadItemStreamAsync(TurnDocument.DocumentId, new PartitionKey(pk), cancellationToken: c), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return new StoredTurn(null, null);
        answer.EnsureSuccessStatusCode();
        return new StoredTurn(await JsonSerializer.DeserializeAsync<TurnDocument>(answer.Content, HubJson.Options, ct), answer.Headers.ETag);
    }

    /// <summary>Writes over what was found; null when somebody else was faster, or an earlier try of this write was.</summary>
    public async Task<StoredTurn?> WriteAsync(TurnDocument document, StoredTurn over, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(document, HubJson.Options);
        var pk = new PartitionKey(document.Pk);
        using var answer = await cosmos.Calls.SendAsync(
            c => over.ETag is { } etag
                ? cosmos.Records.ReplaceItemStreamAsync(new MemoryStream(body), document.Id, pk, new ItemRequestOptions { IfMatchEtag = etag }, c)
                : cosmos.Records.CreateItemStreamAsync(new MemoryStream(body), pk, cancellationToken: c),
            ct);
        // Not found: forgotten after its time to live, while it was known here.
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return new StoredTurn(document, answer.Headers.ETag);
    }

    /// <summary>Remembers a document that this process has just left.</summary>
    public void Left(StoredTurn turn)
    {
        if (_left.Count >= MostKept) _left.Clear();
        _left[turn.Document!.Pk] = turn;
    }
}
