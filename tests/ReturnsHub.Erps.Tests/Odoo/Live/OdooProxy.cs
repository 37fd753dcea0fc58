using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Stands between the connector and the real Odoo, and fails where a test wants it to.</summary>
internal sealed class OdooProxy(OdooBench bench) : LiveProxy(bench)
{
    private readonly OdooBench _bench = bench;

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. _bench.Admin.SearchAsync("account.move", [new System.Text.Json.Nodes.JsonArray("ref", "!=", false)], "move_type", "ref", "state", "amount_total").GetAwaiter().GetResult().Select(m => new FakeBooking(
            m["move_type"]!.GetValue<string>() switch { "out_refund" => DocumentKind.CreditMemo, "in_refund" => DocumentKind.VendorClaim, _ => DocumentKind.Journal },
            m["ref"]!.GetValue<string>(),
            m["state"]!.GetValue<string>() == "posted",
            m["amount_total"]!.GetValue<decimal>())),
    ];

    public override bool Is(LiveStep step, FakeRequest request) => Calls(request, step == LiveStep.Create ? "create" : "action_post");

    public override bool Calls(FakeRequest request, string method) => request.Path.EndsWith($"/{method}", StringComparison.Ordinal);
}
