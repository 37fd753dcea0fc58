using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Partitions;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>Which items of which physical partition a query or a change feed request reads.</summary>
internal sealed record RequestTarget(ContainerResource Container, PhysicalPartition Partition, EpkRange Range, PartitionKeyValue? Key)
{
    /// <summary>Null where the request spans physical partitions: that the SDK must split.</summary>
    public static RequestTarget? Of(ContainerResource container, GatewayRequest request)
    {
        var key = request.PartitionKey;
        var range = request.Header(CosmosHeaders.StartEpk) is { } start && request.Header(CosmosHeaders.EndEpk) is { } end
            ? new EpkRange(start, end)
            : EpkRange.All;
        if (key is not null && key.Components.Count == container.PartitionKeyPaths.Count)
            return new RequestTarget(container, container.PartitionOf(key), range, key);
        var partitions = request.Header(CosmosHeaders.PartitionKeyRangeId) is { } id
            ? container.Partitions.Where(partition => partition.Id == RangeIdOf(id)).ToList()
            : container.Partitions.Where(partition => partition.Range.Overlaps(range)).ToList();
        return partitions is [var only] ? new RequestTarget(container, only, range, null) : null;
    }

    public IEnumerable<StoredItem> Items() => Container.Live(Partition)
        .Where(item => Key is null ? Range.Contains(item.Epk) : Key.Equals(item.Key));

    /// <summary>The SDK may send the container's rid before the id: `rid,0`.</summary>
    private static string RangeIdOf(string header) => header.Split(',')[^1];
}
