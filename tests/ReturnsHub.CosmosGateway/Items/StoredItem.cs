using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Partitions;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>One version of one item, never changed once stored.</summary>
internal sealed record StoredItem
{
    public required JsonObject Json { get; init; }

    /// <summary>The item as it goes over the wire.</summary>
    public required byte[] Bytes { get; init; }

    public required PartitionKeyValue Key { get; init; }

    public required string Epk { get; init; }

    public required string Id { get; init; }

    /// <summary>Which item of the container this is, counted from 1; part of its <c>_rid</c>.</summary>
    public required long Number { get; init; }

    public required string ETag { get; init; }

    public required long Timestamp { get; init; }

    /// <summary>The transaction that wrote this version.</summary>
    public required long Lsn { get; init; }

    /// <summary>Its place among the writes of that transaction.</summary>
    public required int Order { get; init; }
}
