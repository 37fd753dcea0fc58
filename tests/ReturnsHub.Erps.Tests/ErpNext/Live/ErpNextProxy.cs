using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Stands between the connector and the real ERPNext, and fails where a test wants it to.</summary>
internal sealed class ErpNextProxy(ErpNextBench bench) : LiveProxy(bench)
{
    private readonly ErpNextBench _bench = bench;

    private int _hidden;

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. _bench.Site.ListAsync("Sales Invoice", [], _bench.Profile.Settings["keyField"], "docstatus", "grand_total").GetAwaiter().GetResult().Select(i =>
            new FakeBooking(DocumentKind.CreditMemo, i[_bench.Profile.Settings["keyField"]]?.GetValue<string>() ?? "", i["docstatus"]!.GetValue<int>() == 1, ErpNextLedger.Number(i["grand_total"]))),
    ];

    public override bool Calls(FakeRequest request, string method) => request.Method == method;

    public override bool Is(LiveStep step, FakeRequest request) => Calls(request, step == LiveStep.Create ? "POST" : "PUT");

    /// <summary>Lets the next look-up find nothing, as it would a moment before the document was there.</summary>
    public void HideOnce() => _hidden = 1;

    protected override FakeAnswer Answer(FakeRequest request) =>
        request.Method == "GET" && Interlocked.Exchange(ref _hidden, 0) == 1
            ? new FakeAnswer(200, new JsonObject { ["data"] = new JsonArray() })
            : base.Answer(request);
}
