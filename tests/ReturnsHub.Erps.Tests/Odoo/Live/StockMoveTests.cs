using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Stock moves as done transfers in a real Odoo.</summary>
[Collection("Odoo")]
public class StockMoveTests : LiveStockContract
{
    [SkippableFact]
    public async Task Where_goods_come_in_by_steps_the_next_step_waits_and_is_no_move_of_ours()
    {
        var bench = await OdooBench.OpenAsync();
        var warehouse = await bench.Admin.FindAsync("stock.warehouse", OdooCalls.Is("company_id", bench.Company)) ?? 0;
        await bench.Admin.WriteAsync("stock.warehouse", warehouse, new() { ["reception_steps"] = "two_steps" });
        var profile = bench.ProfileWith("\"RECEIVED_PENDING_INSPECTION\": \"WH/Returns\"", "\"RECEIVED_PENDING_INSPECTION\": \"WH/Input\"");
        var history = LiveBench.History("SM-STEPS", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        (await bench.DeliverAsync(history, profile)).Answer.ShouldBe("Booked.");
        (await bench.DeliverAsync(history, profile)).Answer.ShouldBe("Booked.");

        var number = LiveBench.MoveNumber(history[^1]);
        (await bench.Books.MovesAsync(number)).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 1, "Customers", "WH/Input")]);
        var first = (await bench.Admin.SearchAsync("stock.picking", [OdooCalls.Is("origin", number)], "name")).ShouldHaveSingleItem();
        (await bench.Books.MovesAsync(first["name"]!.GetValue<string>())).ShouldBe([new StockMove("assigned", "assigned", "JACKET-M-BLACK", 1, "WH/Input", "WH/Stock")]);
    }

    [SkippableFact]
    public async Task Units_with_serial_numbers_are_left_to_people()
    {
        var bench = await OdooBench.OpenAsync();
        await bench.Admin.HaveAsync("product.product", "default_code", "WATCH-SERIAL", new() { ["name"] = "Watch", ["type"] = "consu", ["is_storable"] = true, ["tracking"] = "serial" });
        var history = LiveBench.History("SM-SERIAL", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        var outcome = await bench.DeliverAsync(history, bench.ProfileWith("\"JACKET-M-BLACK\"", "\"WATCH-SERIAL\""));

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "validation"));
        outcome.Answer.ShouldStartWith("422 UserError You need to supply a Lot/Serial Number for product");
        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldNotContain(m => m.State == "done");
    }

    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();
}
