using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Items;
using ReturnsHub.CosmosGateway.Partitions;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway.Queries;

/// <summary>Which items of which physical partition a query or a change feed request reads.</summary>
internal sealed record RequestTarget(ContainerResource Container, PhysicalPartition Partition, EpkRange Range, PartitionKeyValue? Key)
{
    private const int PartitionKeyRangeGone = 1002;

    /// <summary>
    /// The service's answer to whoever names a partition that was split meanwhile; null for all others.
    /// https://learn.microsoft.com/azure/cosmos-db/nosql/troubleshoot-dotnet-sdk-request-timeout
    /// </summary>
    public static GatewayResponse? Gone(ContainerResource container, GatewayRequest request) =>
        request.Header(CosmosHeaders.PartitionKeyRangeId) is { } id && container.Partitions.All(partition => partition.Id != RangeIdOf(id))
            && int.TryParse(RangeIdOf(id), out var number) && number < container.PartitionsEver
            ? GatewayResponse.Error(410, "The partition key range is gone.", PartitionKeyRangeGone)
            : null;

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
