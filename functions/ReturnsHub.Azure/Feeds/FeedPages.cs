using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Azure.Feeds;

/// <summary>A page of one range: its events in order, and the continuation behind it.</summary>
/// <param name="Events">Each with its transaction and its place among the events of that transaction.</param>
/// <param name="Continuation">Behind the page.</param>
/// <param name="LastTransaction">The newest transaction on it, events or not.</param>
internal sealed record FeedRangePage(IReadOnlyList<(long Transaction, int Index, RecordedEvent Event)> Events, string Continuation, long LastTransaction);

/// <summary>
/// Reads the change feed of the container, range by range. Documents of one transaction come on one page and name it in <c>_lsn</c>
/// (https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-design-patterns,
/// https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-pull-model). Events never change, so they come once and always in the
/// same order; other documents come as they are now, and are passed over.
/// </summary>
internal sealed class FeedPages(CosmosConnection cosmos)
{
    private const int LargestPage = 1_000;

    /// <summary>The beginning of the feed: every range there is now, nothing read.</summary>
    public Task<FeedPlace[]> BeginningAsync(CancellationToken ct) => cosmos.Calls.ReadAsync<FeedPlace[]>(
        async c => [.. (await cosmos.Returns.GetFeedRangesAsync(c)).Select(range => new FeedPlace { Range = range.ToJsonString() })], ct);

    /// <summary>The page behind a place; null when there is nothing yet.</summary>
    /// <exception cref="InvalidCursorException">The place is one of another container.</exception>
    public async Task<FeedRangePage?> NextAsync(FeedPlace place, int events, CancellationToken ct)
    {
        // An append writes its state beside its events, so about half of what comes is passed over.
        var options = new ChangeFeedRequestOptions { PageSizeHint = Math.Min(events * 2, LargestPage) };
        using var answer = await cosmos.Calls.SendAsync(
            async c =>
            {
                using var pages = cosmos.Returns.GetChangeFeedStreamIterator(StartOf(place), ChangeFeedMode.LatestVersion, options);
                try
                {
                    return await pages.ReadNextAsync(c);
                }
                catch (ArgumentException)
                {
                    // The client finds out about a range that is none when it looks for the partitions in it.
                    throw new InvalidCursorException();
                }
            },
            ct);
        if (answer.StatusCode == HttpStatusCode.NotModified) return null;
        if (answer.StatusCode == HttpStatusCode.BadRequest) throw new InvalidCursorException();
        answer.EnsureSuccessStatusCode();
        var page = await JsonSerializer.DeserializeAsync<PageBody>(answer.Content, HubJson.Options, ct) ?? throw new JsonException("A page of the feed is null.");
        return new FeedRangePage(InOrder(page.Documents), answer.Headers.ContinuationToken, page.Documents.Count > 0 ? page.Documents[^1].Lsn : 0);
    }

    private static ChangeFeedStartFrom StartOf(FeedPlace place)
    {
        try
        {
            return place.Continuation is { } continuation
                ? ChangeFeedStartFrom.ContinuationToken(continuation)
                : ChangeFeedStartFrom.Beginning(FeedRange.FromJsonString(place.Range));
        }
        catch (ArgumentException)
        {
            throw new InvalidCursorException();
        }
    }

    private static List<(long Transaction, int Index, RecordedEvent Event)> InOrder(IReadOnlyList<FeedDocument> documents)
    {
        var events = new List<(long, int, RecordedEvent)>();
        var runs = documents.Where(d => d.Wires is not null && EventDocument.IsIdOfEvents(d.Id)).ToList();
        for (var i = 0; i < runs.Count;)
        {
            var transaction = runs[i].Lsn;
            var together = runs.Skip(i).TakeWhile(d => d.Lsn == transaction).OrderBy(d => d.Sequence).ToList();
            events.AddRange(together.SelectMany(d => d.Wires!.Select(wire => (Wire: wire, d.Trace))).Select((e, index) => (transaction, index, EventDocument.Read(e.Wire, e.Trace))));
            i += together.Count;
        }

        return events;
    }

    private sealed record PageBody
    {
        [System.Text.Json.Serialization.JsonPropertyName("Documents")]
        public IReadOnlyList<FeedDocument> Documents { get; init; } = [];
    }

    private sealed record FeedDocument
    {
        public required string Id { get; init; }

        public long Sequence { get; init; }

        public IReadOnlyList<string>? Wires { get; init; }

        public string? Trace { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("_lsn")]
        public required long Lsn { get; init; }
    }
}
