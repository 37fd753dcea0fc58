using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.NetSuite;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.NetSuite;

/// <summary>
/// NetSuite's REST services as documented: client credentials with a signed assertion, records by external id, transforms that take
/// every line they are not told about, errors with <c>o:errorDetails</c>, and tokens that expire.
/// </summary>
internal sealed class FakeNetSuite : FakeErp
{
    private readonly NetSuiteTokens _tokens;
    private (FakeAnswer Answer, Func<FakeRequest, bool> Match)? _refusal;
    private (string Number, int Times) _hidden;

    public FakeNetSuite() => _tokens = new NetSuiteTokens(Time, () => Address);

    public NetSuiteBooks Books { get; } = new();

    public NetSuiteTokens Tokens => _tokens;

    public override ErpRegistration Registration => NetSuiteSystem.Registration;

    public string ProfileText { get; set; } = SampleProfile.Read("NetSuite");

    public override string Profile => ProfileText;

    public override IReadOnlyList<string> Secrets => [NetSuiteTokens.PrivateKey];

    public override IReadOnlyList<FakeBooking> Booked => [.. Books.Records.Select(r => new FakeBooking(KindOf(r.Type), r.ExternalId, Posted: true, r.Total))];

    protected override string BasePath => "/services/rest/";

    /// <summary>The requests that change something, signing in and searching left out.</summary>
    public IReadOnlyList<FakeRequest> Writes => [.. Requests.Where(r => r.Path.Contains("/record/v1/", StringComparison.Ordinal) && r.Method != "GET")];

    /// <summary>Answers the next request that matches with an error, and does nothing.</summary>
    public void Refuse(FakeAnswer answer, Func<FakeRequest, bool> match) => _refusal = (answer, match);

    /// <summary>Lets the next look-ups of a record find nothing, as they would a moment before it was saved.</summary>
    public void Hide(string number, int times) => _hidden = (number, times);

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (_refusal is { } refusal && refusal.Match(request))
        {
            _refusal = null;
            return refusal.Answer;
        }

        if (request.Method == "GET" && _hidden.Times > 0 && request.Path.EndsWith(_hidden.Number, StringComparison.Ordinal))
        {
            _hidden.Times--;
            return NetSuiteBooks.Error(404, "NONEXISTENT_ID", "The record instance does not exist.");
        }

        var path = request.Path["/services/rest/".Length..];
        if (path == "auth/oauth2/v1/token") return _tokens.Give(request);
        if (!_tokens.Takes(request)) return NetSuiteBooks.Error(401, "INVALID_LOGIN", "Invalid login attempt.");
        if (path == "query/v1/suiteql") return Search(request);
        string[] parts = ["", .. path.Split('/').Skip(2)];
        var id = parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : "";
        return (request.Method, parts) switch
        {
            ("GET", [_, var type, _]) => Books.Get(type, id, request.Query.Contains("expandSubResources=true", StringComparison.Ordinal)),
            ("PUT", [_, var type, _]) when id.StartsWith("eid:", StringComparison.Ordinal) => Books.Put(type, id[4..], request.Body!.AsObject()),
            ("POST", [_, "returnAuthorization", _, "!transform", var type]) => Books.Transform(id, type, request.Body!.AsObject(), request.Query == "?replace=item"),
            _ => NetSuiteBooks.Error(404, "NONEXISTENT_ID", "The record does not exist."),
        };
    }

    private FakeAnswer Search(FakeRequest request)
    {
        if (request.Headers.GetValueOrDefault("Prefer") != "transient") return NetSuiteBooks.Error(400, "INVALID_HEADER", "Prefer: transient is required.");
        var text = request.Body!["q"]!.GetValue<string>();
        var name = text[(text.IndexOf('\'') + 1)..^1].Replace("''", "'");
        var found = Books.Items.Where(i => i.Value == name).Select(i => (JsonNode)new JsonObject { ["id"] = i.Key }).ToArray();
        return new FakeAnswer(200, new JsonObject { ["items"] = new JsonArray(found), ["hasMore"] = false }) { ContentType = NetSuiteBooks.ResourceType };
    }

    private static DocumentKind KindOf(string type) => type switch
    {
        "returnAuthorization" => DocumentKind.ReturnOrder,
        "itemReceipt" => DocumentKind.Receipt,
        "creditMemo" or "cashRefund" => DocumentKind.CreditMemo,
        "journalEntry" => DocumentKind.Journal,
        "vendorCredit" => DocumentKind.VendorClaim,
        _ => DocumentKind.StockMove,
    };
}
