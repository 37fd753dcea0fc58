namespace ReturnsHub.Erps.S4Hana;

/// <summary>SAP documents no number of calls for these services; gateways in front of them answer 429 by their own rules.</summary>
public static class S4HanaLimits
{
    /// <summary>Concurrent calls that the hub makes: each holds a work process.</summary>
    public const int ConcurrentCalls = 4;

    /// <summary>How long a work process may run before SAP ends it: <c>rdisp/max_wprun_time</c>, 600 s unless it was changed.</summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(10);
}
