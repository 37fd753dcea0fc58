namespace ReturnsHub.CosmosGateway.Log;

/// <summary>One data request as it was answered.</summary>
public sealed record RequestRecord
{
    public required Operation Operation { get; init; }

    public required string Database { get; init; }

    public required string Container { get; init; }

    /// <summary>The partition key as JSON text, `["a"]`; null for a request that names a range.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The item's id; null for batches, creates, queries and feeds.</summary>
    public string? ItemId { get; init; }

    /// <summary>The text of a query.</summary>
    public string? Query { get; init; }

    /// <summary>0 where the connection was closed or never answered.</summary>
    public required int Status { get; init; }

    public int SubStatus { get; init; }

    /// <summary>Request units.</summary>
    public double Charge { get; init; }

    /// <summary>Whether a fault answered it.</summary>
    public bool WasFaulted { get; init; }
}
