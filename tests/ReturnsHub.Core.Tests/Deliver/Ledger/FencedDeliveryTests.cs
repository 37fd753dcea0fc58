using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

public sealed class FencedDeliveryTests : IDisposable
{
    private static readonly DeliveryOutcome Booked = new(OutcomeKind.Confirmed, "201 Created", "CM-1");
    private static readonly DeliveryOutcome Busy = new(OutcomeKind.Retry, "503 Service Unavailable", Category: "http-503");
    private static readonly DeliveryOutcome TimedOut = new(OutcomeKind.Unknown, "No answer in time.", Category: "timeout");
    private static readonly DeliveryOutcome Open = new(OutcomeKind.Retry, "The circuit is open.", Category: "circuit-open") { Called = false };

    private readonly DeliverBench _bench = new(2);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_ledger_goes_first_intent_then_sent_then_confirmed()
    {
        var settled = await _bench.TryAsync(new ToldConnector(Booked));

        settled.Completed.ShouldHaveSingleItem();
        _bench.Ledger.Written.Select(r => (r.Status, r.Version)).ShouldBe([(DeliveryStatus.Intent, 1), (DeliveryStatus.Sent, 2), (DeliveryStatus.Confirmed, 3)]);
        (_bench.Row!.Attempts, _bench.Row.ForeignId, _bench.Row.InDoubt, _bench.Row.FirstAt).ShouldBe((1, "CM-1", false, _bench.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_confirmed_delivery_ends_its_message_without_a_call()
    {
        await _bench.TryAsync(new ToldConnector(Booked));
        var again = new ToldConnector(Busy);

        (await _bench.TryAsync(again, 2)).Completed.ShouldHaveSingleItem();
        again.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_wakes_up_after_another_took_over_neither_sends_nor_writes()
    {
        var maySend = true;
        var slow = new ToldConnector(async attempt =>
        {
            // While this one sleeps, another worker is handed the message, and books.
            (await _bench.TryAsync(new ToldConnector(Booked), 2)).Completed.ShouldHaveSingleItem();
            maySend = await attempt.MaySendAsync(CancellationToken.None);
            return DeliveryOutcome.Fenced;
        });

        var settled = await _bench.TryAsync(slow);

        maySend.ShouldBeFalse();
        settled.RetryAfter.ShouldNotBeNull();
        (_bench.Row!.Status, _bench.Row.Attempts).ShouldBe((DeliveryStatus.Confirmed, 1));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_during_its_call_writes_nothing_and_tells_nothing()
    {
        var overtaken = new ToldConnector(async attempt =>
        {
            (await attempt.MaySendAsync(CancellationToken.None)).ShouldBeTrue();
            _bench.Time.Advance(TimeSpan.FromMinutes(3));
            await _bench.TryAsync(new ToldConnector(Booked), 2);
            return new DeliveryOutcome(OutcomeKind.Refused, "422", Category: "http-422");
        });

        (await _bench.TryAsync(overtaken)).RetryAfter.ShouldNotBeNull();

        _bench.Row!.Status.ShouldBe(DeliveryStatus.Confirmed);
        _bench.Told.OfType<DeliveryFailed>().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_sent_without_a_result_is_not_touched_until_the_call_cannot_run_any_more()
    {
        await StopDuringTheCallAsync();
        var next = new ToldConnector(Booked);
        _bench.Time.Advance(TimeSpan.FromSeconds(119));

        var settled = await _bench.TryAsync(next, 2);
        settled.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        next.Seen.ShouldBeEmpty();
        _bench.Row!.Version.ShouldBe(2, "a write would take the delivery from the worker whose call may be running");

        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        (await _bench.TryAsync(next, 3)).Completed.ShouldHaveSingleItem();
        next.Seen.ShouldHaveSingleItem().InDoubt.ShouldBeTrue();
    }

    /// <summary>A system that may leave a request in its queue for longer is waited for longer, after a lost answer as after a stop.</summary>
    [Fact]
    public async Task A_system_that_takes_longer_over_a_call_is_left_alone_for_as_long()
    {
        var slow = new ToldConnector(TimedOut, Booked) { LongestCall = TimeSpan.FromMinutes(20) };
        (await _bench.TryAsync(slow)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(20));

        _bench.Time.Advance(TimeSpan.FromMinutes(19));
        (await _bench.TryAsync(slow, 2)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        slow.Seen.Count.ShouldBe(1);

        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        (await _bench.TryAsync(slow, 3)).Completed.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_intent_without_a_call_is_taken_over_at_once_and_is_in_no_doubt()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _bench.TryAsync(new ToldConnector(_ => throw new InvalidOperationException())));
        var next = new ToldConnector(Booked);

        (await _bench.TryAsync(next, 2)).Completed.ShouldHaveSingleItem();
        next.Seen.ShouldHaveSingleItem().InDoubt.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_outcome_keeps_its_category_and_is_settled_by_asking()
    {
        var settled = await _bench.TryAsync(new ToldConnector(TimedOut));
        settled.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(_bench.Schedule.InDoubtWindow);
        (_bench.Row!.Status, _bench.Row.Category, _bench.Row.InDoubt).ShouldBe((DeliveryStatus.Unknown, "timeout", true));

        _bench.Time.Advance(settled.RetryAfter.Value);
        var asks = new ToldConnector(attempt => Task.FromResult(attempt.InDoubt ? Booked : Busy));
        (await _bench.TryAsync(asks, 2)).Completed.ShouldHaveSingleItem();
        (_bench.Row!.Status, _bench.Row.InDoubt, _bench.Row.Category).ShouldBe((DeliveryStatus.Confirmed, false, null));
    }

    [Fact]
    public async Task A_question_that_fails_settles_nothing()
    {
        await _bench.TryAsync(new ToldConnector(TimedOut));
        _bench.Time.Advance(TimeSpan.FromMinutes(3));

        // The question got no answer and nothing was sent.
        await _bench.TryAsync(new ToldConnector(_ => Task.FromResult(Busy)), 2);

        (_bench.Row!.Status, _bench.Row.InDoubt, _bench.Row.Category).ShouldBe((DeliveryStatus.Unknown, true, "http-503"));
    }

    [Fact]
    public async Task Attempts_that_were_held_back_do_not_count_and_keep_the_last_answer()
    {
        await _bench.TryAsync(new ToldConnector(Busy));
        for (var attempt = 2; attempt < 60; attempt++) (await _bench.TryAsync(new ToldConnector(Open), attempt)).RetryAfter.ShouldNotBeNull();

        (_bench.Row!.Attempts, _bench.Row.Category, _bench.Row.LastAnswer, _bench.Row.QueueAttempt).ShouldBe((1, "circuit-open", "503 Service Unavailable", 59));
    }

    [Fact]
    public async Task A_delivery_that_is_only_held_back_ends_after_seven_days()
    {
        await _bench.TryAsync(new ToldConnector(Busy));
        _bench.Time.Advance(_bench.Schedule.GiveUpAfter - TimeSpan.FromSeconds(1));
        (await _bench.TryAsync(new ToldConnector(Open), 2)).DeadLettered.ShouldBeEmpty();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));

        var dead = (await _bench.TryAsync(new ToldConnector(Open), 3)).DeadLettered.ShouldHaveSingleItem();

        (dead.Reason, dead.Description).ShouldBe(("circuit-open", "503 Service Unavailable"));
        _bench.Told.ShouldHaveSingleItem().ShouldBeOfType<DeliveryFailed>();
    }

    [Fact]
    public async Task Calls_are_counted_by_the_ledger_and_not_by_the_queue()
    {
        // The queue counts lost locks and held-back attempts as well.
        for (var call = 1; call < 5; call++) (await _bench.TryAsync(new ToldConnector(Busy), call * 7)).DeadLettered.ShouldBeEmpty();
        (await _bench.TryAsync(new ToldConnector(Busy), 100)).DeadLettered.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_dead_letter_in_doubt_is_in_doubt_when_it_is_redriven()
    {
        using var bench = new DeliverBench(1, consumer: _bench.Consumer with { MaxAttempts = 1 });
        (await bench.TryAsync(new ToldConnector(TimedOut))).DeadLettered.ShouldHaveSingleItem();
        bench.Time.Advance(TimeSpan.FromHours(1));
        var asks = new ToldConnector(Booked);

        // Redriven: its message counts anew.
        (await bench.TryAsync(asks, 1)).Completed.ShouldHaveSingleItem();
        asks.Seen.ShouldHaveSingleItem().InDoubt.ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_that_fails_holds_back_the_ones_behind_it()
    {
        var connector = new ToldConnector(Busy);
        var settled = await _bench.Handler.HandleAsync(_bench.Consumer, connector, [_bench.Message(1, 1), _bench.Message(2, 1)], CancellationToken.None);

        settled.RetryAfter.ShouldNotBeNull();
        connector.Seen.ShouldHaveSingleItem();
        _bench.RowOf(2).ShouldBeNull();
    }

    [Fact]
    public async Task A_receiver_that_recognises_repeats_costs_one_write_and_no_read()
    {
        var reads = 0;
        _bench.Ledger.Step = () =>
        {
            reads++;
            return Task.CompletedTask;
        };
        await _bench.TryAsync(new ToldConnector(_ => Task.FromResult(Booked), deduplicates: true));

        _bench.Ledger.Written.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Confirmed);
        reads.ShouldBe(2, "one call, a step before and a step after it");
    }

    private async Task StopDuringTheCallAsync() =>
        await Should.ThrowAsync<InvalidOperationException>(() => _bench.TryAsync(new ToldConnector(async attempt =>
        {
            (await attempt.MaySendAsync(CancellationToken.None)).ShouldBeTrue();
            throw new InvalidOperationException("The process stops here.");
        })));
}
