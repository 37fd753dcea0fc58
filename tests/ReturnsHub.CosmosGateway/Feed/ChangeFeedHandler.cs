using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Charges;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Queries;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Feed;

/// <summary>
/// The change feed in latest-version mode: the newest version of every item of a range in the order it was written, the items of one
/// transaction never parted by a page's end. https://learn.microsoft.com/azure/cosmos-db/nosql/change-feed-modes
/// </summary>
internal static class ChangeFeedHandler
{
    private const int DefaultPage = 100;

    public static GatewayResponse Handle(ContainerResource container, GatewayRequest request)
    {
        if (RequestTarget.Gone(container, request) is { } gone)
            return gone;
        if (RequestTarget.Of(container, request) is not { } target)
            return GatewayResponse.Error(400, "The change feed is read range by range; the request names no single partition.");
        lock (container.Gate)
        {
            var start = Start(target, request);
            var since = Since(request);
            var changes = target.Items()
                .Where(item => item.Lsn > start && item.Timestamp >= since)
                .OrderBy(item => item.Lsn).ThenBy(item => item.Order)
                .ToList();
            var page = WholeTransactions(changes, request.Count(CosmosHeaders.MaxItemCount) ?? DefaultPage);
            return page.Count == 0 ? Drained(target) : Answer(target, page);
        }
    }

    private static long Start(RequestTarget target, GatewayRequest request) => request.Header(CosmosHeaders.IfNoneMatch) switch
    {
        null => 0,
        "*" => target.Partition.Lsn,
        var etag => long.TryParse(etag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var lsn) ? lsn : 0,
    };

    private static long Since(GatewayRequest request) =>
        DateTimeOffset.TryParse(
            request.Header(CosmosHeaders.IfModifiedSince), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeSeconds()
            : long.MinValue;

    private static List<StoredItem> WholeTransactions(List<StoredItem> changes, int count)
    {
        if (changes.Count <= count)
            return changes;
        var last = changes[count - 1].Lsn;
        return [.. changes.TakeWhile(item => item.Lsn <= last)];
    }

    private static GatewayResponse Drained(RequestTarget target) =>
        new GatewayResponse(304) { ETag = $"\"{target.Partition.Lsn}\"", Charge = RequestCharges.NothingFound }
            .With(CosmosHeaders.ItemCount, "0");

    private static GatewayResponse Answer(RequestTarget target, List<StoredItem> page) =>
        GatewayResponse.Feed(target.Container.Rid, "Documents", [.. page.Select(Describe)])
            .With(CosmosHeaders.SessionToken, target.Partition.SessionToken) with
        { ETag = $"\"{page[^1].Lsn}\"", Charge = RequestCharges.ChangeFeed(page) };

    private static JsonNode Describe(StoredItem item)
    {
        var json = item.Json.DeepClone();
        json["_lsn"] = item.Lsn;
        return json;
    }
}
