using ReturnsHub.Core.Ports;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>What is lost on the way to a real ERPNext and back is settled by asking it.</summary>
[Collection("ErpNextLive")]
public class LostAnswerTests
{
    [SkippableTheory]
    [InlineData("LOST-CREATED", nameof(Fault.SilentAfter), "POST", OutcomeKind.Unknown)]
    [InlineData("LOST-POSTED", nameof(Fault.SilentAfter), "PUT", OutcomeKind.Unknown)]
    [InlineData("BROKEN-CREATED", nameof(Fault.LostAfter), "POST", OutcomeKind.Unknown)]
    [InlineData("BROKEN-POSTED", nameof(Fault.LostAfter), "PUT", OutcomeKind.Unknown)]
    [InlineData("FAILED-CREATED", nameof(Fault.FailedAfter), "POST", OutcomeKind.Unknown)]
    [InlineData("FAILED-POSTED", nameof(Fault.FailedAfter), "PUT", OutcomeKind.Unknown)]
    [InlineData("NEVER-CREATED", nameof(Fault.LostBefore), "POST", OutcomeKind.Unknown)]
    [InlineData("NEVER-POSTED", nameof(Fault.LostBefore), "PUT", OutcomeKind.Unknown)]
    [InlineData("BUSY", nameof(Fault.Throttled), "POST", OutcomeKind.Retry)]
    public async Task An_answer_that_is_lost_leaves_one_credit_note(string name, string fault, string method, OutcomeKind expected)
    {
        var bench = await LiveBench.OpenAsync();
        await using var proxy = new LiveProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));
        proxy.Fail(Enum.Parse<Fault>(fault), r => r.Method == method);

        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).Kind.ShouldBe(expected);
        var again = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        again.Kind.ShouldBe(OutcomeKind.Confirmed, again.Answer);
        var note = (await bench.Books.InvoicesAsync(LiveBench.Number(name))).ShouldHaveSingleItem();
        (note.Status, note.Total).ShouldBe((1, -89.90m));
        again.ForeignId.ShouldBe(note.Name);
    }

    [SkippableFact]
    public async Task A_draft_left_behind_is_submitted_and_not_written_again()
    {
        var bench = await LiveBench.OpenAsync();
        await using var proxy = new LiveProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History("DRAFT", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => r.Method == "PUT");

        await connector.DeliverAsync(LiveBench.Attempt(history), default);
        var draft = (await bench.Books.InvoicesAsync(LiveBench.Number("DRAFT"))).ShouldHaveSingleItem();
        draft.Status.ShouldBe(0);
        (await connector.DeliverAsync(LiveBench.Attempt(history), default)).ForeignId.ShouldBe(draft.Name);

        (await bench.Books.InvoicesAsync(LiveBench.Number("DRAFT"))).ShouldHaveSingleItem().Status.ShouldBe(1);
        proxy.Requests.Count(r => r.Method == "POST").ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_second_document_of_one_number_is_refused_by_the_unique_field_and_the_first_one_counts()
    {
        var bench = await LiveBench.OpenAsync();
        await using var proxy = new LiveProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Connector(address: proxy.Address, time: proxy.Time);
        var history = LiveBench.History("TWICE", Requested(), Order(), Credit(Line()));
        var first = await bench.DeliverAsync(history);
        proxy.HideOnce();

        var second = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        (second.Kind, second.ForeignId).ShouldBe((OutcomeKind.Confirmed, first.ForeignId), second.Answer);
        proxy.Requests.Count(r => r.Method == "POST").ShouldBe(1);
        (await bench.Books.InvoicesAsync(LiveBench.Number("TWICE"))).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_found_and_nothing_is_sent()
    {
        var bench = await LiveBench.OpenAsync();
        await using var proxy = new LiveProxy(bench);
        await proxy.StartAsync();
        var history = LiveBench.History("AGAIN", Requested(), Order(), Credit(Line()));
        var first = await bench.DeliverAsync(history);

        var second = await bench.Connector(address: proxy.Address, time: proxy.Time).DeliverAsync(LiveBench.Attempt(history), default);

        (second.Kind, second.ForeignId).ShouldBe((OutcomeKind.Confirmed, first.ForeignId));
        proxy.Requests.ShouldAllBe(r => r.Method == "GET");
    }

    [SkippableFact]
    public async Task Without_leave_nothing_is_sent_that_books()
    {
        var bench = await LiveBench.OpenAsync();
        var history = LiveBench.History("NO-LEAVE", Requested(), Order(), Credit(Line()));

        var outcome = await bench.Connector().DeliverAsync(LiveBench.Attempt(history, maySend: false), default);

        (outcome.Kind, outcome.Category, outcome.Called).ShouldBe((OutcomeKind.Retry, "fenced", false));
        (await bench.Books.InvoicesAsync(LiveBench.Number("NO-LEAVE"))).ShouldBeEmpty();
    }
}
