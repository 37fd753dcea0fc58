using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.S4Hana;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.S4Hana;

/// <summary>
/// SAP's OData 2.0 services as documented: sign-in, CSRF tokens that belong to a session's cookie, deep inserts, searches by one field,
/// ETags, function imports, and errors with <c>error.message.value</c>.
/// </summary>
internal sealed class FakeS4Hana : FakeErp
{
    public const string Password = "hunter2-of-the-arrangement";

    private const string Root = "/sap/opu/odata/sap/";

    private readonly Dictionary<string, string> _sessions = [];
    private readonly HashSet<string> _tokens = [];
    private (FakeAnswer Answer, Func<FakeRequest, bool> Match)? _refusal;

    public SapBooks Books { get; } = new();

    public string ProfileText { get; set; } = SampleProfile.Read("S4Hana");

    public override ErpRegistration Registration => S4HanaSystem.Registration;

    public override string Profile => ProfileText;

    public override IReadOnlyList<string> Secrets => [Password];

    public int TokensGiven => _tokens.Count;

    /// <summary>Material documents have room for 16 characters of our number.</summary>
    public override string NumberOf(ErpDocument document) => document is StockMoveDocument ? OData.Short(document.Number) : document.Number;

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. Books.Documents.Select(d => d.Kind switch
        {
            "A_CustomerReturn" => new FakeBooking(DocumentKind.ReturnOrder, d.Text("PurchaseOrderByCustomer"), Posted: true, null),
            "A_CreditMemoRequest" => new FakeBooking(DocumentKind.CreditMemo, d.Text("PurchaseOrderByCustomer"), d.Text("HeaderBillingBlockReason") == "", Books.TotalOf(d)),
            "A_ReturnsDeliveryHeader" => new FakeBooking(DocumentKind.Receipt, d.Text("DeliveryDocumentBySupplier"), d.Text("OverallGoodsMovementStatus") == "C", null),
            _ => new FakeBooking(DocumentKind.StockMove, d.Text("ReferenceDocument"), Posted: true, null),
        }),
    ];

    public IReadOnlyList<FakeRequest> Writes => [.. Requests.Where(r => r.Method != "GET" && r.Path.StartsWith(Root, StringComparison.Ordinal))];

    protected override string BasePath => Root;

    /// <summary>Answers the next request that matches with an error, and does nothing.</summary>
    public void Refuse(FakeAnswer answer, Func<FakeRequest, bool> match) => _refusal = (answer, match);

    /// <summary>Lets no OAuth token count any more.</summary>
    public void Revoke() => _tokens.Clear();

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (request.Path == "/oauth/token") return Token(request);
        if (!SignedIn(request)) return new FakeAnswer(401);
        if (_refusal is { } refusal && refusal.Match(request))
        {
            _refusal = null;
            return refusal.Answer;
        }

        var path = Uri.UnescapeDataString(request.Path[Root.Length..]);
        var (service, rest) = (path[..path.IndexOf('/')], path[(path.IndexOf('/') + 1)..]);
        if (request.Method == "GET") return rest.Length == 0 ? Session(request) : Books.Search(rest, Uri.UnescapeDataString(request.Query));
        if (!HasToken(request)) return Error(403, "CSRF", "CSRF token validation failed") with { Headers = [("x-csrf-token", "Required")] };
        return (request.Method, service, rest) switch
        {
            ("POST", "API_CUSTOMER_RETURNS_DELIVERY_SRV;v=0002", "PostGoodsReceipt") => Books.PostGoodsReceipt(Quoted(request.Query), request.Headers.GetValueOrDefault("If-Match")),
            ("POST", _, _) => Books.Create(rest, request.Body!.AsObject()),
            ("PATCH", _, _) => Books.Change(rest[..rest.IndexOf('(')], Quoted(rest), request.Headers.GetValueOrDefault("If-Match"), request.Body!.AsObject()),
            _ => Error(405, "METHOD", "Method not allowed"),
        };
    }

    public static FakeAnswer Error(int status, string code, string text, string? detail = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = new JsonObject { ["lang"] = "en", ["value"] = text } };
        if (detail is not null) error["innererror"] = new JsonObject { ["errordetails"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = detail }) };
        return new FakeAnswer(status, new JsonObject { ["error"] = error });
    }

    private static string Quoted(string text) => Uri.UnescapeDataString(text).Split('\'')[1];

    private FakeAnswer Session(FakeRequest request)
    {
        if (!request.Headers.GetValueOrDefault("X-CSRF-Token", "").Equals("fetch", StringComparison.OrdinalIgnoreCase)) return new FakeAnswer(200, new JsonObject());
        var session = $"s{_sessions.Count + 1}";
        _sessions[session] = $"csrf-{session}";
        return new FakeAnswer(200, new JsonObject { ["d"] = new JsonObject() })
        {
            Headers = [("x-csrf-token", _sessions[session]), ("Set-Cookie", $"SAP_SESSIONID={session}; path=/; HttpOnly"), ("Set-Cookie", "sap-usercontext=sap-client=100; path=/")],
        };
    }

    private bool HasToken(FakeRequest request)
    {
        var session = request.Headers.GetValueOrDefault("Cookie", "").Split("; ").FirstOrDefault(c => c.StartsWith("SAP_SESSIONID=", StringComparison.Ordinal))?["SAP_SESSIONID=".Length..];
        return session is not null && _sessions.TryGetValue(session, out var token) && request.Headers.GetValueOrDefault("X-CSRF-Token") == token;
    }

    private bool SignedIn(FakeRequest request)
    {
        var sent = request.Headers.GetValueOrDefault("Authorization", "");
        return sent == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"RETURNSHUB:{Password}"))}" || (sent.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.Contains(sent["Bearer ".Length..]));
    }

    private FakeAnswer Token(FakeRequest request)
    {
        var known = request.Headers.GetValueOrDefault("Authorization") == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"hub-client:{Password}"))}";
        if (!known || Encoding.UTF8.GetString(request.Raw) != "grant_type=client_credentials") return new FakeAnswer(401, new JsonObject { ["error"] = "invalid_client" });
        var token = $"token-{Requests.Count}";
        _tokens.Add(token);
        return new FakeAnswer(200, new JsonObject { ["access_token"] = token, ["expires_in"] = 600 });
    }
}
