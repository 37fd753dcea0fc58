using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Core.Relay;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// The change feed's trigger: page by page and partition by partition, as many documents at a time as the app's trigger takes. What the
/// trigger writes down after each page is counted in <see cref="RelayCheckpoint"/>.
/// </summary>
internal sealed class FeedTrigger(Container returns, RelayHandler relay, Tally tally)
{
    /// <summary><c>MaxItemsPerInvocation</c> of <c>functions/ReturnsHub.Functions/Pipeline/RelayFunction.cs</c>.</summary>
    public const int MostDocuments = 200;

    private List<ChangeFeedStartFrom>? _places;

    /// <summary>Relays what is new. Whether there was anything.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        _places ??= [.. (await returns.GetFeedRangesAsync(ct)).Select(ChangeFeedStartFrom.Beginning)];
        var any = false;
        for (var range = 0; range < _places.Count; range++)
        {
            while (await PageAsync(range, ct) is { } documents)
            {
                any = true;
                var events = PushedEvents.Read(documents);
                tally.Add("executions/Relay");
                tally.Add("events", events.Count);
                await relay.RelayAsync(events, ct);
            }
        }

        return any;
    }

    /// <summary>Goes back to the beginning, as a trigger does whose note was lost.</summary>
    public async Task AgainAsync(CancellationToken ct)
    {
        _places = null;
        await RunAsync(ct);
    }

    /// <summary>Reads the whole feed as a trigger would that has been away: how many documents and events each page holds.</summary>
    public async Task<IReadOnlyList<(int Documents, int Events)>> FromTheBeginningAsync(CancellationToken ct)
    {
        var pages = new List<(int, int)>();
        foreach (var range in await returns.GetFeedRangesAsync(ct))
        {
            var (place, documents) = await ReadAsync(ChangeFeedStartFrom.Beginning(range), ct);
            while (documents is { } page)
            {
                pages.Add((page.GetArrayLength(), PushedEvents.Read(page.GetRawText()).Count));
                (place, documents) = await ReadAsync(place, ct);
            }
        }

        return pages;
    }

    private async Task<string?> PageAsync(int range, CancellationToken ct)
    {
        (_places![range], var documents) = await ReadAsync(_places[range], ct);
        return documents?.GetRawText();
    }

    private async Task<(ChangeFeedStartFrom Next, JsonElement? Documents)> ReadAsync(ChangeFeedStartFrom place, CancellationToken ct)
    {
        using var pages = returns.GetChangeFeedStreamIterator(place, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = MostDocuments });
        using var answer = await pages.ReadNextAsync(ct);
        var next = ChangeFeedStartFrom.ContinuationToken(answer.ContinuationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified) return (next, null);
        answer.EnsureSuccessStatusCode();
        using var page = await JsonDocument.ParseAsync(answer.Content, cancellationToken: ct);
        return (next, page.RootElement.GetProperty("Documents").Clone());
    }
}
