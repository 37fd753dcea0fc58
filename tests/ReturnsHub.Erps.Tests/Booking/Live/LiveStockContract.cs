using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>Stock moves as done transfers in a real ERP.</summary>
public abstract class LiveStockContract : LiveContract
{
    [SkippableFact]
    public async Task Goods_come_from_the_customer_go_on_the_shelf_and_leave_stock()
    {
        var bench = await OpenAsync();
        var jacket = bench.Names.Jacket;
        var (dock, shelf) = (bench.Place(InventoryStatus.ReceivedPendingInspection), bench.Place(InventoryStatus.Sellable));
        var (onDock, onShelf) = (await bench.Ledger.UnitsAsync(jacket, dock), await bench.Ledger.UnitsAsync(jacket, shelf));
        var history = LiveBench.History(
            "SM-LIFE",
            Requested(3),
            Order(3, 269.70m, 43.06m),
            Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection, 3),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable, 2),
            Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Disposed));

        foreach (var outcome in await bench.DeliverAllAsync(history)) outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);

        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[2]))).ShouldBe([new StockMove("done", "done", jacket, 3, bench.Outside.Customers, dock)]);
        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[3]))).ShouldBe([new StockMove("done", "done", jacket, 2, dock, shelf)]);
        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[4]))).ShouldBe([new StockMove("done", "done", jacket, 1, dock, bench.Outside.Gone)]);
        (await bench.Ledger.UnitsAsync(jacket, dock)).ShouldBe(onDock);
        (await bench.Ledger.UnitsAsync(jacket, shelf)).ShouldBe(onShelf + 2);
    }

    [SkippableTheory]
    [InlineData("SM-QUAR", InventoryStatus.Quarantine)]
    [InlineData("SM-RTV", InventoryStatus.VendorHold)]
    [InlineData("SM-REF", InventoryStatus.Refurbish)]
    [InlineData("SM-REP", InventoryStatus.Repair)]
    [InlineData("SM-OUTLET", InventoryStatus.ResaleChannel)]
    [InlineData("SM-HOLD", InventoryStatus.NonSellableHold)]
    public async Task Each_status_has_its_location(string name, InventoryStatus status)
    {
        var bench = await OpenAsync();
        if (bench.MovesOnlyWhatItCounts)
        {
            var receipt = LiveBench.History($"{name}-IN", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));
            (await bench.DeliverAsync(receipt)).Answer.ShouldBe("Booked.");
        }

        var history = LiveBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, status));

        (await bench.DeliverAsync(history)).Answer.ShouldBe("Booked.");

        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[^1])))
            .ShouldBe([new StockMove("done", "done", bench.Names.Jacket, 1, bench.Place(InventoryStatus.ReceivedPendingInspection), bench.Place(status))]);
    }

    [SkippableFact]
    public async Task Delivered_again_nothing_moves_twice()
    {
        var bench = await OpenAsync();
        var history = LiveBench.History("SM-TWICE", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection));

        await bench.DeliverAsync(history);
        (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);

        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldHaveSingleItem();
    }
}
