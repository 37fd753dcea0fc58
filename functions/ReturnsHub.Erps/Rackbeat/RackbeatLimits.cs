namespace ReturnsHub.Erps.Rackbeat;

/// <summary>What the vendor's own client keeps to (https://github.com/Rackbeat/laravel-client).</summary>
public static class RackbeatLimits
{
    /// <summary>Calls at once: the documents name no number.</summary>
    public const int ConcurrentCalls = 2;

    /// <summary>Calls in a <see cref="Window"/>; more are answered with 429.</summary>
    public const int CallsPerWindow = 480;

    /// <summary>The window.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);
}
