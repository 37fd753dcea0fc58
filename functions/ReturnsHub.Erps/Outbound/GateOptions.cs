namespace ReturnsHub.Erps.Outbound;

/// <summary>How much one connection takes, and when it is left alone. The numbers of a system are those it documents.</summary>
public sealed record GateOptions
{
    /// <summary>Attempts at a time, and requests at a time. Default 32.</summary>
    public int MostConcurrent { get; init; } = 32;

    /// <summary>Requests in any stretch of <see cref="Window"/>; null for no limit.</summary>
    public int? MostRequests { get; init; }

    /// <summary>The stretch that <see cref="MostRequests"/> counts in. Default 1 min.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long an attempt or a request waits for its place before it is held back. Default 2 s: well below what a connector waits for an
    /// answer, so that a request that was never sent is not taken for one without an answer.
    /// </summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Failures in a row after which the circuit opens. Default 8.</summary>
    public int FailuresToOpen { get; init; } = 8;

    /// <summary>How long an open circuit rests before one trial; doubled with each trial that fails. Default 2 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No pause is longer, whatever the other side asks for. Default 5 min.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(5);
}
