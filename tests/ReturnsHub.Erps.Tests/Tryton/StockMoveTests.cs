using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Stock moves as done shipments in a real Tryton.</summary>
[Collection("Tryton")]
public class StockMoveTests : LiveStockContract
{
    [SkippableFact]
    public async Task Goods_cannot_be_received_where_the_warehouse_would_put_them_away_itself()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = LiveBench.History("SM-INPUT", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.Sellable));

        var outcome = await bench.DeliverAsync(history);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "unknown-location"));
        outcome.Answer.ShouldBe("Goods cannot be received into 'STO': it must lie in a warehouse whose input location is its storage location.");
        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldBeEmpty();
    }

    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();
}
