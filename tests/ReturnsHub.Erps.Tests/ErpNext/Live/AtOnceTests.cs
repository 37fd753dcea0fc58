using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>Deliveries to a real ERPNext at once, as many as the hub makes.</summary>
[Collection("ErpNextLive")]
public class AtOnceTests
{
    [SkippableFact]
    public async Task One_credit_delivered_by_two_at_once_is_one_credit_note()
    {
        var bench = await ErpNextBench.OpenAsync();
        var history = LiveBench.History("RACE", Requested(), Order(), Credit(Line()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, ErpNextLimits.ConcurrentCalls).Select(_ => bench.Connector().DeliverAsync(LiveBench.Attempt(history), default)));
        var settled = await bench.DeliverAsync(history);

        outcomes.ShouldContain(o => o.Kind == OutcomeKind.Confirmed);
        outcomes.ShouldAllBe(o => o.Kind != OutcomeKind.Refused, string.Join(" | ", outcomes.Select(o => $"{o.Category} {o.Answer}")));
        settled.Kind.ShouldBe(OutcomeKind.Confirmed, settled.Answer);
        (await bench.Books.InvoicesAsync(LiveBench.Number("RACE"))).ShouldHaveSingleItem().State.ShouldBe("posted");
    }

    [SkippableFact]
    public async Task Moves_of_one_item_at_once_are_all_booked_or_tried_again()
    {
        var bench = await ErpNextBench.OpenAsync();
        var histories = Enumerable.Range(0, 2 * ErpNextLimits.ConcurrentCalls)
            .Select(n => LiveBench.History($"RUSH-{n}", Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection)))
            .ToArray();

        var outcomes = await Task.WhenAll(histories.Select(h => bench.DeliverAsync(h)));

        outcomes.ShouldAllBe(o => o.Kind != OutcomeKind.Refused, string.Join(" | ", outcomes.Select(o => $"{o.Category} {o.Answer}")));
        foreach (var history in histories)
        {
            (await bench.DeliverAsync(history)).Kind.ShouldBe(OutcomeKind.Confirmed);
            (await bench.Books.StockAsync("Stock Entry", LiveBench.MoveNumber(history[^1]))).ShouldBe([new LiveMove("JACKET-M-BLACK", "Returns - N", 1, 31.00m)]);
        }
    }
}
