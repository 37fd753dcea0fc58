using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Ports;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>What is lost on the way to a real ERP and back is settled by asking it.</summary>
public abstract class LiveLostAnswerContract : LiveContract
{
    [SkippableTheory]
    [InlineData("LOST-CREATED", nameof(Fault.SilentAfter), LiveStep.Create, OutcomeKind.Unknown)]
    [InlineData("LOST-POSTED", nameof(Fault.SilentAfter), LiveStep.Post, OutcomeKind.Unknown)]
    [InlineData("BROKEN-CREATED", nameof(Fault.LostAfter), LiveStep.Create, OutcomeKind.Unknown)]
    [InlineData("BROKEN-POSTED", nameof(Fault.LostAfter), LiveStep.Post, OutcomeKind.Unknown)]
    [InlineData("FAILED-CREATED", nameof(Fault.FailedAfter), LiveStep.Create, OutcomeKind.Unknown)]
    [InlineData("FAILED-POSTED", nameof(Fault.FailedAfter), LiveStep.Post, OutcomeKind.Unknown)]
    [InlineData("NEVER-CREATED", nameof(Fault.LostBefore), LiveStep.Create, OutcomeKind.Unknown)]
    [InlineData("NEVER-POSTED", nameof(Fault.LostBefore), LiveStep.Post, OutcomeKind.Unknown)]
    [InlineData("BUSY-CREATE", nameof(Fault.Throttled), LiveStep.Create, OutcomeKind.Retry)]
    public async Task An_answer_that_is_lost_leaves_one_credit_note(string name, string fault, LiveStep step, OutcomeKind expected)
    {
        var bench = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy);
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));
        proxy.Fail(Enum.Parse<Fault>(fault), r => proxy.Is(step, r));

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(expected);
        var again = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        var note = (await bench.Ledger.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
        (note.State, note.Total).ShouldBe(("posted", -89.90m));
        again.ForeignId.ShouldBe(note.Number);
    }

    [SkippableFact]
    public async Task A_draft_left_behind_is_finished_and_not_written_again()
    {
        var bench = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy);
        var history = LiveBench.History("DRAFT", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => proxy.Is(LiveStep.Post, r));

        await connector.DeliverAsync(LiveBench.Attempt(history), default);
        (await bench.Ledger.InvoicesAsync(LiveBench.Number("DRAFT"))).ShouldHaveSingleItem().State.ShouldBe("draft");
        var outcome = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        var note = (await bench.Ledger.InvoicesAsync(LiveBench.Number("DRAFT"))).ShouldHaveSingleItem();
        (note.State, note.Number).ShouldBe(("posted", outcome.ForeignId));
        proxy.Requests.Count(r => proxy.Is(LiveStep.Create, r)).ShouldBe(1);
    }

    [SkippableFact]
    public async Task Without_leave_nothing_is_sent_that_books()
    {
        var bench = await OpenAsync();
        var history = LiveBench.History("NO-LEAVE", Requested(), Order(), Credit(Line()));

        var outcome = await bench.Connector().DeliverAsync(LiveBench.Attempt(history, maySend: () => false), default);

        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Retry, "fenced", false));
        (await bench.Ledger.InvoicesAsync(LiveBench.Number("NO-LEAVE"))).ShouldBeEmpty();
    }

    /// <summary>A stock move one of whose requests goes wrong is finished by the next attempt.</summary>
    private protected async Task MoveIsFinishedAsync(string name, string fault, string method)
    {
        var bench = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var connector = bench.Through(proxy);
        var history = LiveBench.History(name, Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable));
        proxy.Fail(Enum.Parse<Fault>(fault), r => proxy.Calls(r, method));

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(OutcomeKind.Unknown);
        var again = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        (await bench.Ledger.MovesAsync(LiveBench.MoveNumber(history[^1])))
            .ShouldBe([new StockMove("done", "done", bench.Names.Jacket, 1, bench.Place(InventoryStatus.ReceivedPendingInspection), bench.Place(InventoryStatus.Sellable))]);
    }
}
