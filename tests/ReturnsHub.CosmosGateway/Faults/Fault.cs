namespace ReturnsHub.CosmosGateway.Faults;

/// <summary>When a fault strikes.</summary>
internal enum FaultMoment
{
    BeforeEffect,
    AfterEffect,
}

/// <summary>What the client sees of it.</summary>
internal enum FaultKind
{
    /// <summary>An answer with an error status.</summary>
    Status,

    /// <summary>The connection is closed without an answer.</summary>
    Close,

    /// <summary>No answer comes until the client gives up.</summary>
    Silence,
}

internal sealed record Fault(FaultKind Kind, FaultMoment Moment)
{
    public int Status { get; init; }

    public int SubStatus { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
