using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Stock moves as done transfers in a real Odoo.</summary>
[Collection("Odoo")]
public class StockMoveTests
{
    [SkippableFact]
    public async Task Goods_come_from_the_customer_go_on_the_shelf_and_leave_stock()
    {
        var bench = await OdooBench.OpenAsync();
        var (dock, shelf) = (await bench.Books.UnitsAsync("JACKET-M-BLACK", "WH/Returns"), await bench.Books.UnitsAsync("JACKET-M-BLACK", "WH/Stock"));
        var history = LiveBench.History(
            "SM-LIFE",
            Requested(3),
            Order(3, 269.70m, 43.06m),
            Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, 3),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, 2),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed));

        foreach (var outcome in await bench.DeliverAllAsync(history)) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[2]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 3, "Customers", "WH/Returns")]);
        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[3]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 2, "WH/Returns", "WH/Stock")]);
        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[4]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 1, "WH/Returns", "Scrap")]);
        (await bench.Books.UnitsAsync("JACKET-M-BLACK", "WH/Returns")).ShouldBe(dock);
        (await bench.Books.UnitsAsync("JACKET-M-BLACK", "WH/Stock")).ShouldBe(shelf + 2);
    }

    [SkippableTheory]
    [InlineData("SM-QUAR", InventoryStatus.Quarantine, "WH/Quarantine")]
    [InlineData("SM-RTV", InventoryStatus.VendorHold, "WH/Vendor Hold")]
    [InlineData("SM-REF", InventoryStatus.Refurbish, "WH/Refurbishment")]
    [InlineData("SM-REP", InventoryStatus.Repair, "WH/Repair")]
    [InlineData("SM-OUTLET", InventoryStatus.ResaleChannel, "WH/Outlet")]
    [InlineData("SM-HOLD", InventoryStatus.NonSellableHold, "WH/Hold")]
    public async Task Each_status_has_its_location_though_Odoo_counts_no_unit_there(string name, InventoryStatus status, string location)
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, status));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 1, "WH/Returns", location)]);
    }

    [SkippableFact]
    public async Task Delivered_again_nothing_moves_twice()
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History("SM-TWICE", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        await bench.DeliverAsync(history);
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);

        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldHaveSingleItem();
    }

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
}
