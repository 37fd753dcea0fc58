using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Azure.Returns;

/// <inheritdoc />
internal sealed class CosmosReturnStore(CosmosConnection cosmos, ReturnDocuments documents, ReturnAppender appender, KnownStates known, ReturnFeed feed)
    : IReturnStore
{
    private const string From = "SELECT VALUE c FROM c WHERE c.id >= @from AND c.id < @end ORDER BY c.id";
    private const string Before = "SELECT TOP 1 VALUE c FROM c WHERE c.id >= @first AND c.id < @from ORDER BY c.id DESC";
    private const string ById = "SELECT VALUE c.wires FROM c WHERE c.tenant = @tenant AND ARRAY_CONTAINS(c.eventIds, @id)";

    public async Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct)
    {
        var pk = key.ToString();
        var state = await documents.StateAsync(pk, ct);
        if (state is null) known.Forget(pk);
        else known.Keep(pk, state);
        return state?.Document.Unpack();
    }

    public async Task<AppendResult> AppendAsync(Append append, CancellationToken ct)
    {
        var result = await appender.AppendAsync(append, ct);
        if (result == AppendResult.Appended) feed.Appended();
        return result;
    }

    public async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct)
    {
        var from = EventDocument.IdOf(Math.Max(fromSequence, 1));
        var found = await cosmos.AllAsync<EventDocument>(
            cosmos.Returns, new QueryDefinition(From).WithParameter("@from", from).WithParameter("@end", EventDocument.EndOfIds), key.ToString(), ct);
        // Events of large appends share documents: the first asked for may stand inside the document before.
        if (found is [{ Sequence: var first }, ..] && first > fromSequence && fromSequence > 1 || (found.Count == 0 && fromSequence > 1))
        {
            var before = new QueryDefinition(Before).WithParameter("@first", EventDocument.IdOf(1)).WithParameter("@from", from);
            found = [.. await cosmos.AllAsync<EventDocument>(cosmos.Returns, before, key.ToString(), ct), .. found];
        }

        return [.. found.SelectMany(d => d.Events()).Where(e => e.Sequence >= fromSequence)];
    }

    public async Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct)
    {
        var query = new QueryDefinition(ById).WithParameter("@tenant", tenant.Value).WithParameter("@id", eventId);
        var found = await cosmos.AllAsync<IReadOnlyList<string>>(cosmos.Returns, query, pk: null, ct);
        return found.SelectMany(wires => wires).Select(wire => EventDocument.Read(wire, trace: null)).FirstOrDefault(e => e.Id == eventId);
    }

    public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct) => feed.ReadAsync(after, most, ct);

    public Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct) => feed.WaitAsync(after, atMost, ct);
}
