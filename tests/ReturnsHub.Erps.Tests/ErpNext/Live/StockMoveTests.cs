using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Stock moves as submitted stock entries in a real ERPNext.</summary>
[Collection("ErpNextLive")]
public class StockMoveTests : LiveStockContract
{
    [SkippableFact]
    public async Task Goods_come_in_at_cost()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History("COST", Requested(3), Order(3, 269.70m, 43.06m), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, 3));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        (await bench.Books.StockAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBe([new LiveMove("JACKET-M-BLACK", "Returns - N", 3, 93.00m)]);
        (await bench.Books.LedgerAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBe(
            [new LiveEntry("5111 - Cost of Goods Sold - N", 0m, 93.00m), new LiveEntry("Stock In Hand - N", 93.00m, 0m)]);
    }

    [SkippableFact]
    public async Task Moves_of_a_day_follow_each_other_as_they_are_booked_whatever_the_time_of_day()
    {
        var bench = await ErpNextBench.OpenAsync();
        var item = await NewItemAsync(bench, "ORDER", 31m);
        var profile = bench.ProfileWith("\"JKT-M-BLK\": \"JACKET-M-BLACK\"", $"\"JKT-M-BLK\": \"{item}\"");
        var history = LiveBench.History(
            "ORDER", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable));

        foreach (var outcome in await bench.DeliverAllAsync(history, profile)) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        var (came, went) = ((await bench.Books.PapersAsync("Stock Entry", LiveBench.MoveNumber(history[2])))[0], (await bench.Books.PapersAsync("Stock Entry", LiveBench.MoveNumber(history[3])))[0]);
        (came["posting_time"]!.GetValue<string>(), went["posting_time"]!.GetValue<string>()).ShouldBe(("0:00:00", "0:00:00"));
        var stock = await bench.Site.ListAsync("Bin", [new JsonArray("item_code", "=", item)], "warehouse", "actual_qty");
        stock.Select(b => (b["warehouse"]!.GetValue<string>(), ErpNextLedger.Number(b["actual_qty"]))).ShouldBe([("Returns - N", 0m), ("Stores - N", 1m)], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task Units_that_ERPNext_does_not_have_are_not_moved()
    {
        var bench = await ErpNextBench.OpenAsync();
        var item = await NewItemAsync(bench, "NONE", 31m);
        var history = LiveBench.History("NONE", Requested(), Order(), Moved(InventoryStatus.Quarantine, InventoryStatus.Sellable));

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith("\"JKT-M-BLK\": \"JACKET-M-BLACK\"", $"\"JKT-M-BLK\": \"{item}\""));

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "insufficient-stock"), outcome.Answer);
        (await bench.Books.StockAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Units_that_nobody_knows_the_worth_of_wait_for_a_person()
    {
        var bench = await ErpNextBench.OpenAsync();
        var item = await NewItemAsync(bench, "WORTH", 0m);
        var history = LiveBench.History("WORTH", Requested(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith("\"JKT-M-BLK\": \"JACKET-M-BLACK\"", $"\"JKT-M-BLK\": \"{item}\""));

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "no-valuation"), outcome.Answer);
    }

    private protected override async Task<LiveBench> OpenAsync() => await ErpNextBench.OpenAsync();

    private static async Task<string> NewItemAsync(ErpNextBench bench, string name, decimal worth)
    {
        var code = LiveBench.Number(name);
        await bench.Site.CreateAsync("Item", new() { ["item_code"] = code, ["item_group"] = "Products", ["stock_uom"] = "Nos", ["is_stock_item"] = 1, ["valuation_rate"] = worth });
        return code;
    }
}
