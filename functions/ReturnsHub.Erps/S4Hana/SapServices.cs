using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>
/// Calls to SAP's services. A request that changes something bears a CSRF token and the cookies of the session that gave it; both are
/// fetched right before, so that none is ever stale.
/// </summary>
internal sealed class SapServices(ErpHttp http)
{
    public const string Returns = "API_CUSTOMER_RETURN_SRV";
    public const string Deliveries = "API_CUSTOMER_RETURNS_DELIVERY_SRV;v=0002";
    public const string CreditMemoRequests = "API_CREDIT_MEMO_REQUEST_SRV";
    public const string MaterialDocuments = "API_MATERIAL_DOCUMENT_SRV";

    // Messages in another language would hide their kind from the dialect.
    private static readonly KeyValuePair<string, string> English = new("Accept-Language", "en");

    public Task<ErpAnswer> AskAsync(string path, CancellationToken ct) =>
        http.AskAsync(new ErpRequest("GET", path) { Headers = new Dictionary<string, string>([English]) }, ct);

    public async Task<ErpAnswer> WriteAsync(ErpRequest request, SendPermit permit, CancellationToken ct)
    {
        var service = request.Path[..request.Path.IndexOf('/')];
        var session = await http.AskAsync(new ErpRequest("GET", service + "/") { Headers = new Dictionary<string, string>([English, new("X-CSRF-Token", "Fetch")]) }, ct);
        if (!session.Headers.TryGetValue("x-csrf-token", out var token)) throw ErpFaultException.Retry("csrf-token", $"{(int)session.Status} SAP gave no CSRF token.");
        var headers = new Dictionary<string, string>(request.Headers) { [English.Key] = English.Value, ["X-CSRF-Token"] = token };
        if (session.Cookies.Count > 0) headers["Cookie"] = string.Join("; ", session.Cookies);
        return await http.BookAsync(request with { Headers = headers }, permit, ct);
    }
}
