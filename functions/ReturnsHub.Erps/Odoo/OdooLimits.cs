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
}
