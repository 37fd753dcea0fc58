using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>What is lost on the way to a real Tryton and back is settled by asking it.</summary>
[Collection("Tryton")]
public class LostAnswerTests : LiveLostAnswerContract
{
    [SkippableTheory]
    [InlineData("MOVE-WAITING", "model.stock.shipment.internal.wait")]
    [InlineData("MOVE-ASSIGNED", "model.stock.shipment.internal.assign_force")]
    [InlineData("MOVE-DONE", "model.stock.shipment.internal.done")]
    public Task A_stock_move_that_stopped_half_way_is_finished(string name, string method) => MoveIsFinishedAsync(name, nameof(Fault.LostAfter), method);

    [SkippableFact]
    public async Task A_session_that_Tryton_has_ended_is_opened_again()
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy);
        var first = LiveBench.History("SESSION-1", Requested(), Order(), Credit(Line()));
        var second = LiveBench.History("SESSION-2", Requested(), Order(), Credit(Line()));

        (await connector.DeliverAsync(LiveBench.Attempt(first), default)).Kind.ShouldBe(OutcomeKind.Confirmed);
        await TrytonBooks.LogOutAsync(bench.Address, proxy.Requests[^1].Headers["Authorization"]);
        var outcome = await connector.DeliverAsync(LiveBench.Attempt(second), default);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        (await bench.Books.InvoicesAsync(LiveBench.Number("SESSION-2"))).ShouldHaveSingleItem().State.ShouldBe("posted");
        proxy.Requests.Count(r => proxy.Calls(r, "common.db.login")).ShouldBe(2);
    }

    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();
}
