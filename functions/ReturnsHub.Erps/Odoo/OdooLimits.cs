namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// What a database allows. No limit of calls is documented
/// (https://www.odoo.com/documentation/19.0/developer/reference/external_api.html); a call holds one of the server's workers until it is
/// done.
/// </summary>
public static class OdooLimits
{
    /// <summary>Calls that the hub makes at once, so that it leaves workers to people.</summary>
    public const int ConcurrentCalls = 2;

    /// <summary>
    /// How long the server may go on with a call that the hub no longer waits for: <c>limit_time_real</c>, 120 s unless it was changed
    /// (https://www.odoo.com/documentation/19.0/developer/reference/cli.html), and as long again before it for a worker to be free.
    /// </summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(5);
}
