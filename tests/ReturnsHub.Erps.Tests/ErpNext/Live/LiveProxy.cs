using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Stands between the connector and the real ERPNext, and fails where a test wants it to.</summary>
internal sealed class LiveProxy(LiveBench bench) : FakeErp
{
    private static readonly HttpClient Onward = new();

    private int _hidden;

    public override ErpRegistration Registration => ErpNextSystem.Registration;

    public override string Profile => bench.ProfileText;

    public override IReadOnlyList<string> Secrets => bench.Consumer().Secrets;

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. bench.Site.ListAsync("Sales Invoice", [], bench.Profile.Settings["keyField"], "docstatus", "grand_total").GetAwaiter().GetResult().Select(i =>
            new FakeBooking(DocumentKind.CreditMemo, i[bench.Profile.Settings["keyField"]]?.GetValue<string>() ?? "", i["docstatus"]!.GetValue<int>() == 1, LiveBooks.Number(i["grand_total"]))),
    ];

    /// <summary>Lets the next look-up find nothing, as it would a moment before the document was there.</summary>
    public void HideOnce() => _hidden = 1;

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (request.Method == "GET" && Interlocked.Exchange(ref _hidden, 0) == 1) return new FakeAnswer(200, new JsonObject { ["data"] = new JsonArray() });
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(bench.Site.Address, request.Path.TrimStart('/') + request.Query));
        if (request.Raw.Length > 0) message.Content = new ByteArrayContent(request.Raw) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        message.Headers.TryAddWithoutValidation("Authorization", request.Headers["Authorization"]);
        using var response = Onward.Send(message);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return new FakeAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null);
    }
}
