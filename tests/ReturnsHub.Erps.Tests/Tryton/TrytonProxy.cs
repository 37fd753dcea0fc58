using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Stands between the connector and the real Tryton, and fails where a test wants it to.</summary>
internal sealed class TrytonProxy(TrytonBench bench) : FakeErp
{
    private static readonly HttpClient Onward = new();

    public override ErpRegistration Registration => TrytonSystem.Registration;

    public override string Profile => TrytonBench.Profile;

    public override IReadOnlyList<string> Secrets => [TrytonSetUp.HubPassword];

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. Read("account.invoice", "type", "reference", "state", "total_amount").Select(i => new FakeBooking(
            i["type"]!.GetValue<string>() == "out" ? DocumentKind.CreditMemo : DocumentKind.VendorClaim,
            i["reference"]?.GetValue<string>() ?? "",
            i["state"]!.GetValue<string>() is "posted" or "paid",
            decimal.Parse(i["total_amount"]!["decimal"]!.GetValue<string>(), CultureInfo.InvariantCulture))),
    ];

    protected override string BasePath => $"/{TrytonServer.Database}/";

    /// <summary>Requests of one method, in order.</summary>
    public static bool Calls(FakeRequest request, string method) => (request.Body as JsonObject)?["method"]?.GetValue<string>() == method;

    protected override FakeAnswer Answer(FakeRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, bench.Address);
        message.Content = new ByteArrayContent(request.Raw);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (request.Headers.TryGetValue("Authorization", out var signIn)) message.Headers.TryAddWithoutValidation("Authorization", signIn);
        using var response = Onward.Send(message);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return new FakeAnswer((int)response.StatusCode, response.IsSuccessStatusCode ? JsonNode.Parse(text) : null);
    }

    private IReadOnlyList<JsonObject> Read(string model, params string[] fields) => bench.Books.SearchAsync(model, [], fields).GetAwaiter().GetResult();
}
