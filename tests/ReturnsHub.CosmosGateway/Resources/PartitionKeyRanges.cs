using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>Tells the SDK which physical partition holds which part of the hash space; they change only when a test splits them.</summary>
internal static class PartitionKeyRanges
{
    public static GatewayResponse Describe(ContainerResource container, GatewayRequest request)
    {
        var etag = $"\"{container.PartitionsEver}\"";
        if (request.Header(CosmosHeaders.IfNoneMatch) == etag)
            return new GatewayResponse(304) { ETag = etag };
        var ranges = container.Partitions.Select(partition => (JsonNode?)new JsonObject
        {
            ["_rid"] = ResourceIds.PartitionKeyRange(container.Rid, int.Parse(partition.Id, System.Globalization.CultureInfo.InvariantCulture)),
            ["id"] = partition.Id,
            ["_etag"] = etag,
            ["minInclusive"] = partition.Range.Min,
            ["maxExclusive"] = partition.Range.Max,
            ["ridPrefix"] = int.Parse(partition.Id, System.Globalization.CultureInfo.InvariantCulture),
            ["_self"] = "",
            ["throughputFraction"] = 1.0 / container.Partitions.Count,
            ["status"] = "online",
            ["parents"] = new JsonArray([.. partition.Parents.Select(parent => (JsonNode?)parent)]),
            ["_ts"] = 1,
        });
        return GatewayResponse.Feed(container.Rid, "PartitionKeyRanges", [.. ranges]) with { ETag = etag };
    }
}
