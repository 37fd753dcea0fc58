using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Stands between the connector and the real Tryton, and fails where a test wants it to.</summary>
internal sealed class TrytonProxy(TrytonBench bench) : LiveProxy(bench)
{
    private readonly TrytonBench _bench = bench;

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. Read("account.invoice", "type", "reference", "state", "total_amount").Select(i => new FakeBooking(
            i["type"]!.GetValue<string>() == "out" ? DocumentKind.CreditMemo : DocumentKind.VendorClaim,
            i["reference"]?.GetValue<string>() ?? "",
            i["state"]!.GetValue<string>() is "posted" or "paid",
            decimal.Parse(i["total_amount"]!["decimal"]!.GetValue<string>(), CultureInfo.InvariantCulture))),
    ];

    protected override string BasePath => $"/{TrytonServer.Database}/";

    public override bool Is(LiveStep step, FakeRequest request) =>
        Calls(request, step == LiveStep.Create ? "model.account.invoice.create" : "model.account.invoice.post");

    public override bool Calls(FakeRequest request, string method) => (request.Body as JsonObject)?["method"]?.GetValue<string>() == method;

    private IReadOnlyList<JsonObject> Read(string model, params string[] fields) => _bench.Books.SearchAsync(model, [], fields).GetAwaiter().GetResult();
}
