using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Stock moves as done shipments in a real Tryton.</summary>
[Collection("Tryton")]
public class StockMoveTests
{
    [SkippableFact]
    public async Task Goods_come_from_the_customer_go_on_the_shelf_and_leave_stock()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History(
            "SM-LIFE",
            Requested(3),
            Order(3, 269.70m, 43.06m),
            Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, 3),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, 2),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed));

        foreach (var outcome in await bench.DeliverAllAsync(history)) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[2]))).ShouldBe([new StockMove("done", "done", "JKT-M-BLK", 3, "CUS", "RET-INSP")]);
        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[3]))).ShouldBe([new StockMove("done", "done", "JKT-M-BLK", 2, "RET-INSP", "STO")]);
        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[4]))).ShouldBe([new StockMove("done", "done", "JKT-M-BLK", 1, "RET-INSP", "RET-GONE")]);
    }

    [SkippableTheory]
    [InlineData("SM-QUAR", InventoryStatus.Quarantine, "RET-QUAR")]
    [InlineData("SM-RTV", InventoryStatus.VendorHold, "RET-RTV")]
    [InlineData("SM-REF", InventoryStatus.Refurbish, "RET-REF")]
    [InlineData("SM-REP", InventoryStatus.Repair, "RET-REP")]
    [InlineData("SM-OUTLET", InventoryStatus.ResaleChannel, "RET-OUTLET")]
    [InlineData("SM-HOLD", InventoryStatus.NonSellableHold, "RET-HOLD")]
    public async Task Each_status_has_its_location(string name, InventoryStatus status, string location)
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, status));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[^1]))).ShouldBe([new StockMove("done", "done", "JKT-M-BLK", 1, "RET-INSP", location)]);
    }

    [SkippableFact]
    public async Task Delivered_again_nothing_moves_twice()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History("SM-TWICE", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        await bench.DeliverAsync(history);
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);

        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[^1]))).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task Goods_cannot_be_received_where_the_warehouse_would_put_them_away_itself()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History("SM-INPUT", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable));

        var outcome = await bench.DeliverAsync(history);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "unknown-location"));
        outcome.Answer.ShouldBe("Goods cannot be received into 'STO': it must lie in a warehouse whose input location is its storage location.");
        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[^1]))).ShouldBeEmpty();
    }
}
