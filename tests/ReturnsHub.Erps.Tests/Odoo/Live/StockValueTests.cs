using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>What a real Odoo books of stock's value by itself: why the profile's <c>journals</c> depends on the valuation of products.</summary>
[Collection("Odoo")]
public class StockValueTests
{
    [SkippableTheory]
    [InlineData("VALUE-PERIODIC", "periodic", 0, 0)]
    // 40.00 of cost comes back with the credit, whether or not the goods do; and leaves again with a transfer to a place that has an account.
    [InlineData("VALUE-PERPETUAL", "real_time", 40, 1)]
    public async Task Cost_comes_back_with_the_credit_and_never_with_the_receipt(string name, string valuation, decimal cost, int entries)
    {
        var bench = await OdooBench.OpenAsync();
        var sku = $"{name}-{bench.Company}";
        var category = await bench.Admin.HaveAsync("product.category", "name", sku, new() { ["property_valuation"] = valuation, ["property_cost_method"] = "average" });
        await bench.Admin.HaveAsync("product.product", "default_code", sku, new() { ["name"] = sku, ["type"] = "consu", ["is_storable"] = true, ["standard_price"] = 40, ["categ_id"] = category });
        var scrap = await bench.Admin.FindAsync("stock.location", OdooCalls.Is("complete_name", "Scrap"), OdooCalls.Is("company_id", bench.Company)) ?? 0;
        await bench.Admin.WriteAsync("stock.location", scrap, new() { ["valuation_account_id"] = await bench.Admin.FindAsync("account.account", OdooCalls.Is("code", "501000")) });
        var history = LiveBench.History(
            name,
            Requested(),
            Order(),
            Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection),
            Credit(Line()),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed));

        (await bench.DeliverAllAsync(history, bench.ProfileWith("\"JACKET-M-BLACK\"", $"\"{sku}\""))).ShouldAllBe(o => o.Category == null);
        await bench.Admin.WriteAsync("stock.location", scrap, new() { ["valuation_account_id"] = false });

        var lines = await bench.Admin.SearchAsync("account.move.line", [OdooCalls.Is("move_id.ref", LiveBench.Number(name)), OdooCalls.Is("display_type", "cogs")], "debit", "credit");
        (lines.Sum(l => l["debit"]!.GetValue<decimal>()), lines.Sum(l => l["credit"]!.GetValue<decimal>())).ShouldBe((cost, cost));
        (await ValuedAsync(bench, LiveBench.MoveNumber(history[2]))).ShouldBe(0);
        (await ValuedAsync(bench, LiveBench.MoveNumber(history[4]))).ShouldBe(entries);
    }

    private static async Task<int> ValuedAsync(OdooBench bench, string number) =>
        (await bench.Admin.SearchAsync("stock.move", [OdooCalls.Is("picking_id.origin", number)], "account_move_id")).Count(m => m["account_move_id"] is JsonArray);
}
