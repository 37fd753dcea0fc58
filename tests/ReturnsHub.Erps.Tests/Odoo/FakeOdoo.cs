using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Odoo;

/// <summary>A database behind JSON-2: a key, a database's name, one transaction for each call, errors with <c>name</c> and <c>message</c>.</summary>
internal sealed class FakeOdoo : FakeErp
{
    public const string Key = "6f2c0a4e1b7d4d3e9c550a1b2c3d4e5f60718293";

    private (FakeAnswer Answer, Func<FakeRequest, bool> Match)? _refusal;

    public OdooBooks Books { get; } = new();

    public override ErpRegistration Registration => OdooSystem.Registration;

    public string ProfileText { get; set; } = SampleProfile.Read("Odoo");

    public override string Profile => ProfileText;

    public string KeyText { get; set; } = Key;

    public override IReadOnlyList<string> Secrets => [KeyText];

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. Books.Records.Select(r => new FakeBooking(
            KindOf(r), (r["ref"] ?? r["origin"])!.GetValue<string>(), r["state"]!.GetValue<string>() is "posted" or "done", r["amount_total"]?.GetValue<decimal>())),
    ];

    /// <summary>Requests that change something.</summary>
    public IReadOnlyList<FakeRequest> Writes => [.. Requests.Where(IsWrite)];

    protected override string BasePath => "/";

    public static bool IsCreate(FakeRequest request) => request.Path.EndsWith("/create", StringComparison.Ordinal);

    public static bool IsPost(FakeRequest request) => request.Path.EndsWith("/action_post", StringComparison.Ordinal) || request.Path.EndsWith("/button_validate", StringComparison.Ordinal);

    public static bool IsWrite(FakeRequest request) => IsCreate(request) || IsPost(request) || request.Path.EndsWith("/post_event", StringComparison.Ordinal);

    /// <summary>Answers the next request that matches with something else, and does nothing.</summary>
    public void Answering(FakeAnswer answer, Func<FakeRequest, bool> match) => _refusal = (answer, match);

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (_refusal is { } refusal && refusal.Match(request))
        {
            _refusal = null;
            return refusal.Answer;
        }

        if (request.Headers.GetValueOrDefault("Authorization") != $"bearer {Key}") return OdooBooks.Error(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey");
        if (request.Headers.GetValueOrDefault("X-Odoo-Database") != "northwind") return new FakeAnswer(404);
        var body = request.Body!.AsObject();
        if (body["context"]?["allowed_company_ids"]?[0]?.GetValue<int>() != 1) return OdooBooks.Error(403, "odoo.exceptions.AccessError", "Access to unauthorized or invalid companies.");
        return request.Path.Split('/') is ["", "json", "2", var model, var method]
            ? Books.Call(model, method, body)
            : OdooBooks.Error(404, "werkzeug.exceptions.NotFound", "Did you mean POST /json/2/<model>/<method>?");
    }

    private static DocumentKind KindOf(JsonObject record) => record["move_type"]?.GetValue<string>() switch
    {
        "out_refund" => DocumentKind.CreditMemo,
        "in_refund" => DocumentKind.VendorClaim,
        "entry" => DocumentKind.Journal,
        _ => DocumentKind.StockMove,
    };
}
