using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Http;

namespace ReturnsHub.CosmosGateway.Resources;

/// <summary>Tells the SDK which physical partition holds which part of the hash space; they never change while a test runs.</summary>
internal static class PartitionKeyRanges
{
    private const string ETag = "\"1\"";

    public static GatewayResponse Describe(ContainerResource container, GatewayRequest request)
    {
        if (request.Header(CosmosHeaders.IfNoneMatch) == ETag)
            return new GatewayResponse(304) { ETag = ETag };
        var ranges = container.Partitions.Select((partition, index) => (JsonNode?)new JsonObject
        {
            ["_rid"] = ResourceIds.PartitionKeyRange(container.Rid, index),
            ["id"] = partition.Id,
            ["_etag"] = ETag,
            ["minInclusive"] = partition.Range.Min,
            ["maxExclusive"] = partition.Range.Max,
            ["ridPrefix"] = index,
            ["_self"] = "",
            ["throughputFraction"] = 1.0 / container.Partitions.Count,
            ["status"] = "online",
            ["parents"] = new JsonArray(),
            ["_ts"] = 1,
        });
        return GatewayResponse.Feed(container.Rid, "PartitionKeyRanges", [.. ranges]) with { ETag = ETag };
    }
}
