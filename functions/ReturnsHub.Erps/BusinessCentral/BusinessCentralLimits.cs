namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// What Business Central online lets one user (a service principal is one) do
/// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online#query-limits).
/// </summary>
public static class BusinessCentralLimits
{
    /// <summary>Requests that are worked on at once; more are queued by the server.</summary>
    public const int ConcurrentCalls = 5;

    /// <summary>Requests in a <see cref="Window"/>; more are answered with 429.</summary>
    public const int CallsPerWindow = 6000;

    /// <summary>The sliding window.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a request can still be carried out: it may wait 8 minutes in the server's queue and then run for 10
    /// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-current-limits). Rounded up.
    /// </summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(20);
}
