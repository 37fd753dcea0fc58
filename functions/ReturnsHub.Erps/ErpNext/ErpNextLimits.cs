namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// What a site allows. A limit of requests is the site's own choice and is told with 429
/// (https://docs.frappe.io/framework/user/en/rate-limiting); a call holds one of the site's workers until it is done.
/// </summary>
public static class ErpNextLimits
{
    /// <summary>Calls that the hub makes at once, so that it leaves workers to people.</summary>
    public const int ConcurrentCalls = 3;

    /// <summary>
    /// How long the site may go on with a call that the hub no longer waits for: as long as gunicorn's time-out, which Frappe's own set-up puts at
    /// 120 s (<c>http_timeout</c>), and as long again before it for a worker to be free.
    /// </summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(5);
}
