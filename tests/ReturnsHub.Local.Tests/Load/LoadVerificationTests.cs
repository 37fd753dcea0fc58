using ReturnsHub.Benchmarks.Load;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Local.Tests.Load;

/// <summary>What a load run says is only worth something when it sees what is wrong: three events of a return, and one thing wrong with them.</summary>
public sealed class LoadVerificationTests
{
    private static readonly ConsumerSettings Erp = new() { Tenant = ReturnStream.Acme, Id = "erp", Connector = "fenced", Url = new Uri("https://erp.example/") };

    private readonly IReadOnlyList<RecordedEvent> _events =
        new ReturnStream("r-1", TimeProvider.System, new Uuid7Ids()).Next(EventSamples.Requested(), EventSamples.Requested(), EventSamples.Requested()).Events;

    private readonly Receiver _receiver = new(Erp, signed: false, new ReceiverManner(), TimeProvider.System);

    [Fact]
    public void Nothing_is_wrong_when_each_event_is_confirmed_once_and_took_effect_once()
    {
        Take(0, 1, 2);

        Check(Rows(0, 1, 2)).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_without_a_row_in_the_ledger_is_found()
    {
        Take(0, 1, 2);

        Check(Rows(0, 2)).ShouldHaveSingleItem().ShouldBe($"event {_events[1].Id} has 0 rows in the ledger, 0 of them confirmed");
    }

    [Fact]
    public void An_event_that_is_still_tried_is_found()
    {
        Take(0, 1, 2);

        Check([.. Rows(0, 1), .. Rows(2).Select(r => r with { Status = DeliveryStatus.Retrying })])
            .ShouldHaveSingleItem().ShouldBe($"event {_events[2].Id} has 1 rows in the ledger, 0 of them confirmed");
    }

    [Fact]
    public void An_event_that_is_confirmed_twice_is_found()
    {
        Take(0, 1, 2);

        Check(Rows(0, 1, 2, 2)).ShouldHaveSingleItem().ShouldBe($"event {_events[2].Id} has 2 rows in the ledger, 2 of them confirmed");
    }

    [Fact]
    public void An_event_that_the_receiver_never_had_is_found_although_the_ledger_confirms_it()
    {
        Take(0, 1);

        Check(Rows(0, 1, 2)).ShouldHaveSingleItem().ShouldBe($"event {_events[2].Id} took effect 0 times");
    }

    [Fact]
    public void An_event_that_was_booked_twice_is_found()
    {
        Take(0, 1, 2, 2);

        Check(Rows(0, 1, 2)).ShouldHaveSingleItem().ShouldBe($"event {_events[2].Id} took effect 2 times");
    }

    [Fact]
    public void A_return_whose_third_event_came_before_its_second_is_found_at_both_places()
    {
        Take(0, 2, 1);

        Check(Rows(0, 1, 2)).ShouldBe(
        [
            $"event 3 of return {_events[0].ReturnId} came after event 1",
            $"event 2 of return {_events[0].ReturnId} came after event 3",
        ]);
    }

    [Fact]
    public void A_delivery_of_an_event_that_nobody_recorded_is_found_in_the_ledger_and_at_the_receiver()
    {
        Take(0, 1, 2);
        var stranger = new ReturnStream("r-2", TimeProvider.System, new Uuid7Ids()).Next(EventSamples.Requested()).Events[0];
        _receiver.Book.Take("", stranger.Id, stranger.ReturnId, stranger.Sequence);

        Check([.. Rows(0, 1, 2), Row(stranger)]).ShouldBe(
            [$"the ledger has delivery erp:{stranger.Id:N} of no event", $"event {stranger.Id} took effect and is not on the feed"]);
    }

    [Theory]
    [InlineData(1, 0, "1 messages are left and 0 were given up")]
    [InlineData(0, 2, "0 messages are left and 2 were given up")]
    public void What_is_left_on_the_queue_and_what_was_given_up_is_found(long waiting, long dead, string expected)
    {
        Take(0, 1, 2);

        Check(Rows(0, 1, 2), new QueueDepth(waiting, dead)).ShouldHaveSingleItem().ShouldBe(expected);
    }

    [Fact]
    public void A_receiver_that_recognises_repeats_books_a_repeat_once_and_counts_it()
    {
        var book = new ReceiverBook(recognisesRepeats: true);
        for (var call = 0; call < 3; call++) book.Take("erp:1", _events[0].Id, _events[0].ReturnId, 1);

        book.Effects.ShouldHaveSingleItem().Value.ShouldBe(1);
        book.Repeats.ShouldBe(2);
        book.OutOfOrder.ShouldBeEmpty();
    }

    [Fact]
    public void A_repeat_under_another_key_is_a_second_effect()
    {
        var book = new ReceiverBook(recognisesRepeats: true);
        book.Take("erp:1", _events[0].Id, _events[0].ReturnId, 1);
        book.Take("erp:2", _events[0].Id, _events[0].ReturnId, 1);

        book.Effects[_events[0].Id].ShouldBe(2);
    }

    private void Take(params int[] events)
    {
        foreach (var e in events.Select(i => _events[i])) _receiver.Book.Take("", e.Id, e.ReturnId, e.Sequence);
    }

    private List<Delivery> Rows(params int[] events) => [.. events.Select(i => Row(_events[i]))];

    private List<string> Check(IReadOnlyList<Delivery> ledger, QueueDepth? left = null) =>
        [.. LoadVerification.Check(new ConsumerOutcome("erp", ledger, left ?? new QueueDepth(0, 0), _receiver), _events)];

    private static Delivery Row(RecordedEvent e) =>
        DeliverySamples.Confirmed(0) with { Id = DeliveryIds.Of("erp", e.Id), EventId = e.Id, ReturnId = e.ReturnId, Sequence = e.Sequence };
}
