using System.Text.Json.Nodes;
using ReturnsHub.CosmosGateway.Partitions;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>One operation on one item, from a request of its own or from a batch.</summary>
internal sealed record ItemOperation(Operation Kind, PartitionKeyValue Key)
{
    /// <summary>The item's id; of a create or upsert it stands in the body.</summary>
    public string? Id { get; init; }

    public JsonObject? Body { get; init; }

    public int BodySize { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public bool WantsMinimalAnswer { get; init; }
}
