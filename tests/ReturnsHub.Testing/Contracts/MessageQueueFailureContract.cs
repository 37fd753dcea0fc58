using System.Text;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IMessageQueue"/> does when messages fail, locks are lost and letters die.</summary>
public abstract class MessageQueueFailureContract : PortContract<IMessageQueue>
{
    private const string Queue = "test";

    [Fact]
    public async Task A_failed_message_rests_counts_its_attempt_and_holds_back_its_session_only()
    {
        await Send(("1", "a"), ("2", "a"), ("3", "b"));
        var sessions = await Receive();
        await Settle(sessions.Single(s => s.Session == "a"), new SessionSettlement { RetryAfter = TimeSpan.FromSeconds(30) });
        await Settle(sessions.Single(s => s.Session == "b"), new SessionSettlement());
        await Send(("4", "a"));

        (await Receive()).ShouldHaveSingleItem().Session.ShouldBe("b");
        await PassAsync(TimeSpan.FromSeconds(29));
        (await Receive()).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromSeconds(1));

        (await Receive()).Single().Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("1", 2), ("2", 1), ("4", 1)]);
    }

    [Fact]
    public async Task What_went_well_before_the_failure_is_done()
    {
        await Send(("1", "a"), ("2", "a"), ("3", "a"));
        var session = (await Receive()).Single();

        await Settle(session, new SessionSettlement { Completed = ["1"], RetryAfter = TimeSpan.FromSeconds(5) });
        await PassAsync(TimeSpan.FromSeconds(5));

        (await Receive()).Single().Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("2", 2), ("3", 1)]);
    }

    [Fact]
    public async Task A_receiver_that_waits_gets_a_resting_session_when_it_comes_due()
    {
        await Send(("1", "a"));
        var session = (await Receive()).Single();
        var receiving = Port.ReceiveAsync(Queue, 10, 10, TimeSpan.FromMinutes(10), Ct);
        await Settle(session, new SessionSettlement { RetryAfter = TimeSpan.FromSeconds(10) });

        while (!receiving.IsCompleted)
        {
            await Task.WhenAny(receiving, Time.SomebodyWaitsAsync());
            await PassAsync(TimeSpan.FromSeconds(5));
        }

        (await receiving).Single().Messages.Single().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_lock_that_was_lost_settles_nothing()
    {
        await Send(("1", "a"), ("2", "a"));
        var first = (await Receive()).Single();
        await LoseLockAsync(first);
        var second = (await Receive()).Single();

        (await Settle(first, new SessionSettlement { Completed = ["1", "2"] })).ShouldBeFalse();
        (await Settle(first, new SessionSettlement { DeadLettered = [new DeadLettering("1", "late", "late")] })).ShouldBeFalse();

        second.Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("1", 2), ("2", 2)]);
        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(2, 0));
        (await Settle(second, new SessionSettlement { Completed = ["1"] })).ShouldBeTrue();
        (await Receive()).Single().Messages.Single().Id.ShouldBe("2");
    }

    [Fact]
    public async Task A_lock_that_ran_out_is_lost_before_anybody_else_takes_it()
    {
        await Send(("1", "a"));
        var session = (await Receive()).Single();
        await LoseLockAsync(session);

        (await Settle(session, new SessionSettlement { Completed = ["1"] })).ShouldBeFalse();

        (await Receive()).Single().Messages.Single().Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_lock_is_settled_once()
    {
        await Send(("1", "a"), ("2", "a"));
        var session = (await Receive()).Single();

        (await Settle(session, new SessionSettlement { Completed = ["1"] })).ShouldBeTrue();

        (await Settle(session, new SessionSettlement { Completed = ["1"] })).ShouldBeFalse();
        (await Receive()).Single().Messages.Single().Id.ShouldBe("2");
    }

    [Fact]
    public async Task A_settlement_may_only_name_what_was_handed_out()
    {
        await Send(("1", "a"), ("2", "a"));
        var session = (await Receive(messages: 1)).Single();

        await Should.ThrowAsync<ArgumentException>(() => Settle(session, new SessionSettlement { Completed = ["2"] }));
        await Should.ThrowAsync<ArgumentException>(
            () => Settle(session, new SessionSettlement { Completed = ["1"], DeadLettered = [new DeadLettering("1", "both", "")] }));

        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(2, 0));
    }

    [Fact]
    public async Task A_dead_letter_keeps_everything_a_person_needs()
    {
        await Send(("1", "a"), ("2", "a"));
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { DeadLettered = [new DeadLettering("1", "http-400", "the other side refused it")] });

        var dead = (await Port.ListDeadLettersAsync(Queue, new PageRequest(), Ct)).Items.Single();

        dead.ShouldSatisfyAllConditions(
            () => dead.Queue.ShouldBe(Queue), () => dead.Session.ShouldBe("a"), () => dead.MessageId.ShouldBe("1"),
            () => Encoding.UTF8.GetString(dead.Body.Span).ShouldBe("body 1"), () => dead.Attempts.ShouldBe(1), () => dead.Reason.ShouldBe("http-400"),
            () => dead.Description.ShouldBe("the other side refused it"), () => dead.At.ShouldBe(Time.GetUtcNow()));
        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(1, 1));
        (await Receive()).Single().Messages.Single().Id.ShouldBe("2");
    }

    [Fact]
    public async Task Dead_letters_are_listed_oldest_first_in_pages()
    {
        await Send([.. Enumerable.Range(0, 5).Select(i => ($"{i}", "a"))]);
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { DeadLettered = [.. session.Messages.Select(m => new DeadLettering(m.Id, "test", ""))] });

        var first = await Port.ListDeadLettersAsync(Queue, new PageRequest(3), Ct);
        var second = await Port.ListDeadLettersAsync(Queue, new PageRequest(3, first.Next), Ct);

        first.Items.Select(d => d.MessageId).ShouldBe(["0", "1", "2"]);
        second.Items.Select(d => d.MessageId).ShouldBe(["3", "4"]);
        second.Next.ShouldBeNull();
        (await Port.ListDeadLettersAsync("another", new PageRequest(), Ct)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ListDeadLettersAsync(Queue, new PageRequest(3, "x"), Ct));
    }

    [Fact]
    public async Task A_redriven_message_goes_to_the_end_of_its_session_and_starts_anew()
    {
        await Send(("1", "a"), ("2", "a"));
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { DeadLettered = [new DeadLettering("1", "test", "")] });

        (await Port.RedriveAsync(Queue, "1", Ct)).ShouldBeTrue();

        (await Port.RedriveAsync(Queue, "1", Ct)).ShouldBeFalse();
        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(2, 0));
        (await Receive()).Single().Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("2", 1), ("1", 1)]);
    }

    [Fact]
    public async Task A_redriven_message_comes_back_to_a_session_that_was_empty()
    {
        await Send(("1", "a"));
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { DeadLettered = [new DeadLettering("1", "test", "")] });
        (await Receive()).ShouldBeEmpty();

        (await Port.RedriveAsync(Queue, "1", Ct)).ShouldBeTrue();

        (await Receive()).Single().ShouldSatisfyAllConditions(
            s => s.Session.ShouldBe("a"), s => Encoding.UTF8.GetString(s.Messages.Single().Body.Span).ShouldBe("body 1"));
    }

    [Fact]
    public async Task A_dead_letter_keeps_its_trace_and_a_redriven_message_carries_it_on()
    {
        var trace = TraceContext.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");
        trace.ShouldNotBeNull();
        await Port.SendAsync(Queue, [new QueueMessage("1", "a", "body"u8.ToArray()) { Trace = trace }, new QueueMessage("2", "a", "body"u8.ToArray())], Ct);
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { DeadLettered = [new DeadLettering("1", "test", ""), new DeadLettering("2", "test", "")] });

        (await Port.ListDeadLettersAsync(Queue, new PageRequest(10), Ct)).Items.Select(d => d.Trace).ShouldBe([trace, null]);
        await Port.RedriveAsync(Queue, "1", Ct);

        (await Receive()).Single().Messages.Single().Trace.ShouldBe(trace);
    }

    private async Task LoseLockAsync(QueueSession session) => await PassAsync(session.LockedUntil - Time.GetUtcNow());

    private Task Send(params (string Id, string Session)[] messages) =>
        Port.SendAsync(Queue, [.. messages.Select(m => new QueueMessage(m.Id, m.Session, Encoding.UTF8.GetBytes($"body {m.Id}")))], Ct);

    private Task<IReadOnlyList<QueueSession>> Receive(int messages = 100) => Port.ReceiveAsync(Queue, 100, messages, TimeSpan.Zero, Ct);

    private Task<bool> Settle(QueueSession session, SessionSettlement settlement) => Port.SettleAsync(session, settlement, Ct);
}
