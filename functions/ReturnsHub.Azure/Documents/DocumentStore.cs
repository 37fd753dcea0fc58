using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Documents;

/// <summary>
/// Documents of one container. What the service says for a moment only (throttled, timed out, moved) is tried again a bounded number
/// of times. A write whose answer was lost may have happened: when the second try meets a document, the <see cref="Document.Write"/>
/// on it says whose it is, so that a write that took place is never reported as refused.
/// </summary>
internal sealed class DocumentStore(Container container, CosmosCalls calls)
{
    /// <summary>Most operations of one batch. https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch#limitations</summary>
    public const int MostInBatch = 100;

    private const int MostChanges = 60;
    private const int LongestPause = 4;
    private const int MostLooks = 4;

    private static readonly ItemRequestOptions NoContent = new() { EnableContentResponseOnWrite = false };

    /// <summary>A document, or null.</summary>
    public async Task<T?> FindAsync<T>(Place place, CancellationToken ct)
        where T : Document
    {
        using var answer = await calls.SendAsync(token => container.ReadItemStreamAsync(place.Id, new PartitionKey(place.Pk), cancellationToken: token), ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await JsonSerializer.DeserializeAsync<T>(answer.Content, HubJson.Options, ct);
    }

    /// <summary>
    /// A document that another process may have made a moment ago. A replica may not have it yet
    /// (https://learn.microsoft.com/azure/cosmos-db/consistency-levels#session-consistency), so null is said after a few looks.
    /// </summary>
    public async Task<T?> FindSurelyAsync<T>(Place place, CancellationToken ct)
        where T : Document
    {
        for (var look = 1; ; look++)
        {
            if (await FindAsync<T>(place, ct) is { } found) return found;
            if (look == MostLooks) return null;
            await PauseAsync(look, ct);
        }
    }

    /// <summary>Makes a document. False when one stands there already.</summary>
    public async Task<bool> CreateAsync<T>(T document, CancellationToken ct)
        where T : Document => await CreateTaggedAsync(document, ct) is not null;

    /// <summary>Makes a document and gives its version's tag; null when one stands there already.</summary>
    public async Task<string?> CreateTaggedAsync<T>(T document, CancellationToken ct)
        where T : Document
    {
        var signed = Signed(document);
        return await TryCreateAsync(signed, ct) ?? await TagOfOursAsync(signed, ct);
    }

    /// <summary>Puts a document in the place of the version that was read. False when it was changed or removed since.</summary>
    public async Task<bool> ReplaceAsync<T>(T document, CancellationToken ct)
        where T : Document => await ReplaceTaggedAsync(document, ct) is not null;

    /// <summary>Puts a document in the place of the version that was read, and gives the new version's tag; null when it was changed or removed since.</summary>
    public async Task<string?> ReplaceTaggedAsync<T>(T document, CancellationToken ct)
        where T : Document
    {
        var signed = Signed(document);
        var body = Bytes(signed);
        var options = new ItemRequestOptions { EnableContentResponseOnWrite = false, IfMatchEtag = document.ETag ?? throw new ArgumentException("The document was never read.", nameof(document)) };
        using var answer = await calls.SendAsync(
            token => container.ReplaceItemStreamAsync(new MemoryStream(body), signed.Id, new PartitionKey(signed.Pk), options, token), ct);
        if (answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound) return await TagOfOursAsync(signed, ct);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag;
    }

    /// <summary>Writes a document whatever stands there.</summary>
    public async Task UpsertAsync<T>(T document, CancellationToken ct)
        where T : Document
    {
        var body = Bytes(document);
        using var answer = await calls.SendAsync(
            token => container.UpsertItemStreamAsync(new MemoryStream(body), new PartitionKey(document.Pk), NoContent, token), ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Removes a document; of the version <paramref name="etag"/> only, when one is given. False when it was gone or another version.</summary>
    public async Task<bool> DeleteAsync(Place place, string? etag, CancellationToken ct)
    {
        var options = new ItemRequestOptions { IfMatchEtag = etag };
        using var answer = await calls.SendAsync(
            token => container.DeleteItemStreamAsync(place.Id, new PartitionKey(place.Pk), options, token), ct);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed) return false;
        answer.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>
    /// Reads a document, changes it and writes it back, until nobody came between. <paramref name="change"/> gets null when there is none,
    /// and returns null to leave everything as it is; it may run several times, and again after a write that took place.
    /// </summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="change">What becomes of it.</param>
    /// <param name="expectNew">Whether there usually is none: then making it comes before reading it.</param>
    /// <param name="ct">Stops between tries.</param>
    /// <returns>What stands afterwards; null when there is nothing.</returns>
    /// <exception cref="TimeoutException">Others came between every time.</exception>
    public async Task<T?> ChangeAsync<T>(Place place, Func<T?, T?> change, bool expectNew, CancellationToken ct)
        where T : Document
    {
        T? seen = null;
        if (expectNew && change(null) is { } first)
        {
            var signed = Signed(first);
            if (await TryCreateAsync(signed, ct) is not null) return first;
            seen = await FindAsync<T>(signed.Place, ct);
            if (seen?.Write == signed.Write) return first;
        }

        for (var attempt = 1; attempt <= MostChanges; attempt++)
        {
            var stands = seen ?? await FindAsync<T>(place, ct);
            seen = null;
            if (change(stands) is not { } changed) return stands;
            if (stands is null ? await CreateAsync(changed, ct) : await ReplaceAsync(changed with { ETag = stands.ETag }, ct)) return changed;
            await PauseAsync(attempt, ct);
        }

        throw new TimeoutException("A document is written by too many at once. Nothing was changed; try again.");
    }

    /// <summary>All or nothing in one partition. False when a condition of one of them was not met.</summary>
    /// <param name="pk">The partition.</param>
    /// <param name="created">Documents to make; at least one.</param>
    /// <param name="replaced">A document to put in the place of the version that was read, or to make when it has none; null for none.</param>
    /// <param name="ct">Stops between tries.</param>
    public async Task<bool> AppendAsync(string pk, IReadOnlyList<Document> created, Document? replaced, CancellationToken ct)
    {
        var write = NewWrite();
        var bodies = created.Select(d => Bytes(d with { Write = write })).ToList();
        using var answer = await SendBatchAsync(
            pk,
            batch =>
            {
                var options = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };
                foreach (var body in bodies) batch.CreateItemStream(new MemoryStream(body), options);
                if (replaced is { ETag: { } etag })
                {
                    batch.ReplaceItemStream(
                        replaced.Id, new MemoryStream(Bytes(replaced)),
                        new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false, IfMatchEtag = etag });
                }
                else if (replaced is not null)
                {
                    batch.CreateItemStream(new MemoryStream(Bytes(replaced)), options);
                }
            },
            ct);
        if (answer.IsSuccessStatusCode) return true;
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
            return await TagOfOursAsync(created[0] with { Write = write }, ct) is not null;
        throw Failure(answer);
    }

    /// <summary>Writes documents of one partition whatever stands there, in batches.</summary>
    public async Task UpsertAllAsync(string pk, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        foreach (var piece in documents.Chunk(MostInBatch))
        {
            var bodies = piece.Select(Bytes).ToList();
            using var answer = await SendBatchAsync(
                pk,
                batch =>
                {
                    foreach (var body in bodies)
                        batch.UpsertItemStream(new MemoryStream(body), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
                },
                ct);
            if (!answer.IsSuccessStatusCode) throw Failure(answer);
        }
    }

    /// <summary>Runs a query to its end or up to <paramref name="most"/> results.</summary>
    /// <param name="query">The query; its results are whole documents or values.</param>
    /// <param name="pk">The partition it stays in; null for all.</param>
    /// <param name="most">Results after which it stops.</param>
    /// <param name="ct">Stops between pages.</param>
    public Task<List<T>> QueryAsync<T>(QueryDefinition query, string? pk, int most, CancellationToken ct) =>
        calls.ReadAsync(token => CollectAsync<T>(query, pk, most, token), ct);

    /// <summary>Waits before another try at what others write at the same time: longer at first, never in step with them.</summary>
    public Task PauseAsync(int attempt, CancellationToken ct) => calls.WaitAsync(Math.Min(attempt, LongestPause), null, ct);

    private async Task<string?> TryCreateAsync<T>(T signed, CancellationToken ct)
        where T : Document
    {
        var body = Bytes(signed);
        using var answer = await calls.SendAsync(
            token => container.CreateItemStreamAsync(new MemoryStream(body), new PartitionKey(signed.Pk), NoContent, token), ct);
        if (answer.StatusCode == HttpStatusCode.Conflict) return null;
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag;
    }

    // What is in doubt is sent again: the write that stands then says whose it is.
    private Task<TransactionalBatchResponse> SendBatchAsync(string pk, Action<TransactionalBatch> fill, CancellationToken ct) => calls.ReadAsync(
        async token =>
        {
            var batch = container.CreateTransactionalBatch(new PartitionKey(pk));
            fill(batch);
            var answer = await batch.ExecuteAsync(token);
            if (CosmosFaults.Of(answer.StatusCode) == CosmosFault.None) return answer;
            using (answer) throw Failure(answer);
        },
        ct);

    private static CosmosException Failure(TransactionalBatchResponse answer) =>
        CosmosCalls.Refused(answer.StatusCode, "A batch was not taken.", answer.ActivityId, answer.RequestCharge);

    private async Task<List<T>> CollectAsync<T>(QueryDefinition query, string? pk, int most, CancellationToken ct)
    {
        var found = new List<T>();
        var options = new QueryRequestOptions { MaxItemCount = Math.Min(most, 1_000), PartitionKey = pk is null ? null : new PartitionKey(pk), MaxConcurrency = -1 };
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults && found.Count < most)
        {
            using var page = await pages.ReadNextAsync(ct);
            page.EnsureSuccessStatusCode();
            var results = await JsonSerializer.DeserializeAsync<QueryPage<T>>(page.Content, HubJson.Options, ct);
            found.AddRange(results!.Documents.Take(most - found.Count));
        }

        return found;
    }

    // Somebody stands where we wanted to write. It is ourselves when the answer to an earlier try was lost.
    private async Task<string?> TagOfOursAsync<T>(T signed, CancellationToken ct)
        where T : Document =>
        await FindAsync<Stub>(signed.Place, ct) is { } stands && stands.Write == signed.Write ? stands.ETag : null;

    private static T Signed<T>(T document)
        where T : Document => document with { Write = NewWrite(), ETag = null };

    private static string NewWrite() => Guid.NewGuid().ToString("N");

    private static byte[] Bytes<T>(T document)
        where T : Document => JsonSerializer.SerializeToUtf8Bytes<object>(document with { ETag = null }, HubJson.Options);

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
    private sealed record QueryPage<T>(IReadOnlyList<T> Documents)
    {
        [System.Text.Json.Serialization.JsonPropertyName("Documents")]
        public IReadOnlyList<T> Documents { get; init; } = Documents;
    }
}
