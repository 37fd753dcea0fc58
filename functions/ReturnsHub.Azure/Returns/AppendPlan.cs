using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// The one transaction of an append: at most 100 documents and 2 MB
/// (https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch). Events of large appends share documents, so that an inspection
/// of hundreds of lines fits.
/// </summary>
internal sealed class AppendPlan
{
    /// <summary>Documents in one transaction.</summary>
    public const int MostDocuments = 100;

    /// <summary>Up to this many events of one append have a document each.</summary>
    public const int MostOwnDocuments = 40;

    /// <summary>Bytes in one transaction: the service's 2 MB less what the request says around the documents.</summary>
    public const int MostBytes = 1_900_000;

    private readonly List<(string Id, byte[] Body)> _events = [];
    private readonly List<(string Id, byte[] Body)> _written = [];
    private readonly List<string> _deleted = [];
    private readonly byte[] _state;

    /// <exception cref="AppendTooLargeException">No transaction holds it.</exception>
    public AppendPlan(Append append, StateDocument after, StateDocument? before)
    {
        var (listedBefore, listed) = (ListedDocuments.Of(before?.Unpack()), ListedDocuments.Of(append.State));
        foreach (var (id, body) in listed)
        {
            if (!listedBefore.TryGetValue(id, out var known) || !known.AsSpan().SequenceEqual(body)) _written.Add((id, body));
        }

        _deleted.AddRange(listedBefore.Keys.Where(id => !listed.ContainsKey(id)));
        _state = JsonSerializer.SerializeToUtf8Bytes(after, HubJson.Options);

        var room = MostDocuments - 1 - _written.Count - _deleted.Count;
        if (room < 1) throw new AppendTooLargeException(append.Key, $"{_written.Count + _deleted.Count} exceptions and claims change at once; {MostDocuments - 2} may.");
        foreach (var run in Runs(append.Events, Math.Min(room, MostOwnDocuments)))
        {
            var document = EventDocument.Of(append.Key, run);
            _events.Add((document.Id, JsonSerializer.SerializeToUtf8Bytes(document, HubJson.Options)));
        }

        var bytes = _state.Length + _events.Sum(e => e.Body.Length) + _written.Sum(w => w.Body.Length);
        if (bytes > MostBytes) throw new AppendTooLargeException(append.Key, $"it has {bytes:N0} bytes; {MostBytes:N0} may be.");
    }

    /// <summary>The transaction. <paramref name="etag"/> is the state document's, null when there is none yet.</summary>
    public TransactionalBatch Batch(Container container, string pk, string? etag)
    {
        var batch = container.CreateTransactionalBatch(new PartitionKey(pk));
        // The fence comes first: an append that lost is refused before anything else of it is looked at.
        batch = etag is null
            ? batch.CreateItemStream(new MemoryStream(_state))
            : batch.ReplaceItemStream(StateDocument.DocumentId, new MemoryStream(_state), new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
        foreach (var (_, body) in _events) batch = batch.CreateItemStream(new MemoryStream(body));
        foreach (var (_, body) in _written) batch = batch.UpsertItemStream(new MemoryStream(body));
        foreach (var id in _deleted) batch = batch.DeleteItem(id);
        return batch;
    }

    private static IEnumerable<RecordedEvent[]> Runs(IReadOnlyList<RecordedEvent> events, int documents) =>
        events.Chunk((events.Count + documents - 1) / documents);
}
