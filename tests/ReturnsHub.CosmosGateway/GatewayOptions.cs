namespace ReturnsHub.CosmosGateway;

/// <summary>How a gateway under test behaves.</summary>
public sealed record GatewayOptions
{
    /// <summary>Into how many physical partitions every container's hash space is cut, 1 to 64.</summary>
    public int PhysicalPartitions { get; init; } = 2;

    /// <summary>The clock behind <c>_ts</c> and time to live.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
