using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Core.Relay;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// The change feed's trigger: page by page and partition by partition, as many documents at a time as the app's trigger takes. What the
/// trigger writes down after each page is counted in <see cref="RelayCheckpointTests"/>.
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

    private async Task<string?> PageAsync(int range, CancellationToken ct)
    {
        using var pages = returns.GetChangeFeedStreamIterator(_places![range], ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = MostDocuments });
        using var answer = await pages.ReadNextAsync(ct);
        _places[range] = ChangeFeedStartFrom.ContinuationToken(answer.ContinuationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified) return null;
        answer.EnsureSuccessStatusCode();
        using var page = await JsonDocument.ParseAsync(answer.Content, cancellationToken: ct);
        return page.RootElement.GetProperty("Documents").GetRawText();
    }
}
