using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>What is lost on the way to a real Tryton and back is settled by asking it.</summary>
[Collection("Tryton")]
public class LostAnswerTests
{
    private const string Create = "model.account.invoice.create";
    private const string Post = "model.account.invoice.post";

    [SkippableTheory]
    [InlineData("LOST-CREATED", nameof(Fault.SilentAfter), Create, OutcomeKind.Unknown)]
    [InlineData("LOST-POSTED", nameof(Fault.SilentAfter), Post, OutcomeKind.Unknown)]
    [InlineData("BROKEN-CREATED", nameof(Fault.LostAfter), Create, OutcomeKind.Unknown)]
    [InlineData("BROKEN-POSTED", nameof(Fault.LostAfter), Post, OutcomeKind.Unknown)]
    [InlineData("FAILED-POSTED", nameof(Fault.FailedAfter), Post, OutcomeKind.Unknown)]
    [InlineData("NEVER-CREATED", nameof(Fault.LostBefore), Create, OutcomeKind.Unknown)]
    [InlineData("NEVER-POSTED", nameof(Fault.LostBefore), Post, OutcomeKind.Unknown)]
    [InlineData("BUSY-CREATE", nameof(Fault.Throttled), Create, OutcomeKind.Retry)]
    public async Task An_answer_that_is_lost_leaves_one_credit_note(string name, string fault, string method, OutcomeKind expected)
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = new TrytonProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = TrytonBench.History(name, Requested(), Order(), Credit(Line()));
        proxy.Fail(Enum.Parse<Fault>(fault), r => TrytonProxy.Calls(r, method));

        (await connector.DeliverAsync(TrytonBench.Attempt(history), default)).Kind.ShouldBe(expected);
        var again = await connector.DeliverAsync(TrytonBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        var note = (await bench.Books.InvoicesAsync($"RH-{name}")).ShouldHaveSingleItem();
        (note.State, note.Total).ShouldBe(("posted", -89.90m));
    }

    [SkippableFact]
    public async Task A_draft_left_behind_is_finished_and_not_written_again()
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = new TrytonProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = TrytonBench.History("DRAFT", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => TrytonProxy.Calls(r, Post));

        await connector.DeliverAsync(TrytonBench.Attempt(history), default);
        (await bench.Books.InvoicesAsync("RH-DRAFT")).ShouldHaveSingleItem().State.ShouldBe("draft");
        await connector.DeliverAsync(TrytonBench.Attempt(history), default);

        (await bench.Books.InvoicesAsync("RH-DRAFT")).ShouldHaveSingleItem().State.ShouldBe("posted");
        proxy.Requests.Count(r => TrytonProxy.Calls(r, Create)).ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("MOVE-WAITING", "model.stock.shipment.internal.wait")]
    [InlineData("MOVE-ASSIGNED", "model.stock.shipment.internal.assign_force")]
    [InlineData("MOVE-DONE", "model.stock.shipment.internal.done")]
    public async Task A_stock_move_that_stopped_half_way_is_finished(string name, string method)
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = new TrytonProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = TrytonBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable));
        proxy.Fail(Fault.LostAfter, r => TrytonProxy.Calls(r, method));

        (await connector.DeliverAsync(TrytonBench.Attempt(history), default)).Kind.ShouldBe(OutcomeKind.Unknown);
        var again = await connector.DeliverAsync(TrytonBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        (await bench.Books.MovesAsync(TrytonBench.MoveNumber(history[^1]))).ShouldBe([new StockMove("done", "done", "JKT-M-BLK", 1, "RET-INSP", "STO")]);
    }

    [SkippableFact]
    public async Task A_session_that_Tryton_has_ended_is_opened_again()
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = new TrytonProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var first = TrytonBench.History("SESSION-1", Requested(), Order(), Credit(Line()));
        var second = TrytonBench.History("SESSION-2", Requested(), Order(), Credit(Line()));

        (await connector.DeliverAsync(TrytonBench.Attempt(first), default)).Kind.ShouldBe(OutcomeKind.Confirmed);
        await TrytonBooks.LogOutAsync(bench.Address, proxy.Requests[^1].Headers["Authorization"]);
        var outcome = await connector.DeliverAsync(TrytonBench.Attempt(second), default);

        outcome.Kind.ShouldBe(OutcomeKind.Confirmed, outcome.Answer);
        (await bench.Books.InvoicesAsync("RH-SESSION-2")).ShouldHaveSingleItem().State.ShouldBe("posted");
        proxy.Requests.Count(r => TrytonProxy.Calls(r, "common.db.login")).ShouldBe(2);
    }

    [SkippableFact]
    public async Task Without_leave_nothing_is_sent_that_books()
    {
        var bench = await TrytonBench.OpenAsync();
        var history = TrytonBench.History("NO-LEAVE", Requested(), Order(), Credit(Line()));

        var outcome = await bench.Connector().DeliverAsync(TrytonBench.Attempt(history, maySend: () => false), default);

        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Retry, "fenced", false));
        (await bench.Books.InvoicesAsync("RH-NO-LEAVE")).ShouldBeEmpty();
    }
}
