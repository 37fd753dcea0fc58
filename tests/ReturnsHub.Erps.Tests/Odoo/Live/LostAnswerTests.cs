using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>What is lost on the way to a real Odoo and back is settled by asking it.</summary>
[Collection("Odoo")]
public class LostAnswerTests
{
    [SkippableTheory]
    [InlineData("LOST-CREATED", nameof(Fault.SilentAfter), "create", OutcomeKind.Unknown)]
    [InlineData("LOST-POSTED", nameof(Fault.SilentAfter), "action_post", OutcomeKind.Unknown)]
    [InlineData("BROKEN-CREATED", nameof(Fault.LostAfter), "create", OutcomeKind.Unknown)]
    [InlineData("BROKEN-POSTED", nameof(Fault.LostAfter), "action_post", OutcomeKind.Unknown)]
    [InlineData("FAILED-POSTED", nameof(Fault.FailedAfter), "action_post", OutcomeKind.Unknown)]
    [InlineData("NEVER-CREATED", nameof(Fault.LostBefore), "create", OutcomeKind.Unknown)]
    [InlineData("NEVER-POSTED", nameof(Fault.LostBefore), "action_post", OutcomeKind.Unknown)]
    [InlineData("BUSY-CREATE", nameof(Fault.Throttled), "create", OutcomeKind.Retry)]
    public async Task An_answer_that_is_lost_leaves_one_credit_note(string name, string fault, string method, OutcomeKind expected)
    {
        var bench = await OdooBench.OpenAsync();
        await using var proxy = new OdooProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));
        proxy.Fail(Enum.Parse<Fault>(fault), r => OdooProxy.Calls(r, method));

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(expected);
        var again = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        var note = (await bench.Books.InvoicesAsync($"RH-{name}")).ShouldHaveSingleItem();
        (note.State, note.Total).ShouldBe(("posted", -89.90m));
    }

    [SkippableFact]
    public async Task A_draft_left_behind_is_finished_and_not_written_again()
    {
        var bench = await OdooBench.OpenAsync();
        await using var proxy = new OdooProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History("DRAFT", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => OdooProxy.Calls(r, "action_post"));

        await connector.DeliverAsync(LiveBench.Attempt(history), default);
        (await bench.Books.InvoicesAsync("RH-DRAFT")).ShouldHaveSingleItem().State.ShouldBe("draft");
        await connector.DeliverAsync(LiveBench.Attempt(history), default);

        (await bench.Books.InvoicesAsync("RH-DRAFT")).ShouldHaveSingleItem().State.ShouldBe("posted");
        proxy.Requests.Count(r => OdooProxy.Calls(r, "create")).ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("MOVE-CREATED", nameof(Fault.LostAfter), "create")]
    [InlineData("MOVE-DONE", nameof(Fault.LostAfter), "button_validate")]
    [InlineData("MOVE-NEVER-DONE", nameof(Fault.LostBefore), "button_validate")]
    public async Task A_stock_move_that_stopped_half_way_is_finished(string name, string fault, string method)
    {
        var bench = await OdooBench.OpenAsync();
        await using var proxy = new OdooProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable));
        proxy.Fail(Enum.Parse<Fault>(fault), r => OdooProxy.Calls(r, method));

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(OutcomeKind.Unknown);
        var again = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        (await bench.Books.MovesAsync(LiveBench.MoveNumber(history[^1]))).ShouldBe([new StockMove("done", "done", "JACKET-M-BLACK", 1, "WH/Returns", "WH/Stock")]);
    }

    [SkippableFact]
    public async Task Without_leave_nothing_is_sent_that_books()
    {
        var bench = await OdooBench.OpenAsync();
        var history = LiveBench.History("NO-LEAVE", Requested(), Order(), Credit(Line()));

        var outcome = await bench.Connector().DeliverAsync(LiveBench.Attempt(history, maySend: () => false), default);

        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Retry, "fenced", false));
        (await bench.Books.InvoicesAsync("RH-NO-LEAVE")).ShouldBeEmpty();
    }
}
