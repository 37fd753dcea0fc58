using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.ErpNext;

/// <summary>A Frappe site: token sign-in, lists with filters, documents that are drafts until <c>docstatus</c> is 1, errors with <c>exc_type</c>.</summary>
internal sealed class FakeErpNext : FakeErp
{
    public const string Secret = "0f1e2d3c4b5a697";

    private (FakeAnswer Answer, Func<FakeRequest, bool> Match)? _refusal;
    private int _hidden;

    public ErpNextBooks Books { get; } = new();

    public override ErpRegistration Registration => ErpNextSystem.Registration;

    public string ProfileText { get; set; } = SampleProfile.Read("ErpNext");

    public override string Profile => ProfileText;

    public override IReadOnlyList<string> Secrets => [SecretText];

    public string SecretText { get; set; } = Secret;

    public override IReadOnlyList<FakeBooking> Booked =>
        [.. Books.Papers.Where(p => p["returnshub_key"] is not null).Select(p => new FakeBooking(KindOf(p), p["returnshub_key"]!.GetValue<string>(), ErpNextBooks.Status(p) == 1, p["grand_total"]?.GetValue<decimal>()))];

    /// <summary>Requests that change something.</summary>
    public IReadOnlyList<FakeRequest> Writes => [.. Requests.Where(IsWrite)];

    protected override string BasePath => "/site/";

    public static bool IsWrite(FakeRequest request) => request.Method != "GET";

    /// <summary>Answers the next request that matches with something else, and does nothing.</summary>
    public void Answering(FakeAnswer answer, Func<FakeRequest, bool> match) => _refusal = (answer, match);

    /// <summary>Lets the next look-ups find nothing, as they would a moment before the document was there.</summary>
    public void Hide(int lookups) => _hidden = lookups;

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (_refusal is { } refusal && refusal.Match(request))
        {
            _refusal = null;
            return refusal.Answer;
        }

        if (request.Headers.GetValueOrDefault("Authorization") != $"token b8f1d2c3a4e5f60:{Secret}") return ErpNextBooks.Error(401, "AuthenticationError", "");
        var parts = request.Path["/site/api/resource/".Length..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        return (request.Method, parts) switch
        {
            ("GET", [var type]) => List(type, request.Query),
            ("GET", [var type, var name]) => Books.Get(type, name),
            ("POST", [var type]) => Books.Insert(type, request.Body!.AsObject()),
            ("PUT", [var type, var name]) => Books.Update(type, name, request.Body!.AsObject()),
            _ => ErpNextBooks.Error(404, "DoesNotExistError", "Not found"),
        };
    }

    private FakeAnswer List(string type, string query)
    {
        var given = query[1..].Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        if (_hidden > 0)
        {
            _hidden--;
            return new FakeAnswer(200, new JsonObject { ["data"] = new JsonArray() });
        }

        return Books.List(type, JsonNode.Parse(given["filters"])!.AsArray(), JsonNode.Parse(given["fields"])!.AsArray());
    }

    private static DocumentKind KindOf(JsonObject paper) => paper["doctype"]!.GetValue<string>() switch
    {
        "Sales Invoice" => DocumentKind.CreditMemo,
        "Purchase Invoice" => DocumentKind.VendorClaim,
        "Journal Entry" => DocumentKind.Journal,
        _ => DocumentKind.StockMove,
    };
}
