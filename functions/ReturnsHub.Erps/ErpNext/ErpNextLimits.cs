namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// What a site allows. A limit of requests is the site's own choice and is told with 429
/// (https://docs.frappe.io/framework/user/en/rate-limiting); a call holds one of the site's workers until it is done.
/// </summary>
public static class ErpNextLimits
{
    /// <summary>Calls that the hub makes at once, so that it leaves workers to people.</summary>
    public const int ConcurrentCalls = 3;
}
