using System.Text;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IMessageQueue"/> does when nothing goes wrong.</summary>
public abstract class MessageQueueContract : PortContract<IMessageQueue>
{
    protected const string Queue = "test";

    /// <summary>How long this queue remembers message ids.</summary>
    protected abstract TimeSpan DuplicateWindow { get; }

    [Fact]
    public async Task An_empty_queue_hands_out_nothing()
    {
        (await Receive()).ShouldBeEmpty();
        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(0, 0));
    }

    [Fact]
    public async Task A_sessions_messages_come_in_the_order_they_were_sent()
    {
        await Send(Message("1", "a"), Message("2", "b"), Message("3", "a"));
        await Send(Message("4", "a"));

        var sessions = await Receive();

        sessions.Single(s => s.Session == "a").Messages.Select(m => m.Id).ShouldBe(["1", "3", "4"]);
        var b = sessions.Single(s => s.Session == "b").Messages.ShouldHaveSingleItem();
        b.ShouldSatisfyAllConditions(
            () => b.Id.ShouldBe("2"), () => Text(b.Body).ShouldBe("body 2"), () => b.Attempt.ShouldBe(1), () => b.EnqueuedAt.ShouldBe(Time.GetUtcNow()));
    }

    [Fact]
    public async Task No_more_is_handed_out_than_asked_for()
    {
        await Send([.. Enumerable.Range(0, 9).Select(i => Message($"{i}", $"s{i % 3}"))]);

        var first = await Receive(sessions: 2, messages: 2);
        var second = await Receive(sessions: 2, messages: 2);

        first.Count.ShouldBe(2);
        first.ShouldAllBe(s => s.Messages.Count == 2);
        second.ShouldHaveSingleItem();
        first.Concat(second).Select(s => s.Session).Order().ShouldBe(["s0", "s1", "s2"]);
    }

    [Fact]
    public async Task A_locked_session_is_handed_to_nobody_else_whatever_is_sent_to_it()
    {
        await Send(Message("1", "a"));
        (await Receive()).ShouldHaveSingleItem();

        await Send(Message("2", "a"));

        (await Receive()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Completed_messages_are_gone_and_the_rest_comes_next()
    {
        await Send(Message("1", "a"), Message("2", "a"), Message("3", "a"));
        var session = (await Receive(messages: 2)).Single();

        (await Settle(session, new SessionSettlement { Completed = ["1", "2"] })).ShouldBeTrue();

        var rest = (await Receive()).Single();
        rest.Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("3", 1)]);
        (await Settle(rest, new SessionSettlement { Completed = ["3"] })).ShouldBeTrue();
        (await Receive()).ShouldBeEmpty();
        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(0, 0));
    }

    [Fact]
    public async Task Messages_neither_completed_nor_failed_come_again_as_they_were()
    {
        await Send(Message("1", "a"), Message("2", "a"));
        var session = (await Receive()).Single();

        (await Settle(session, new SessionSettlement())).ShouldBeTrue();

        (await Receive()).Single().Messages.Select(m => (m.Id, m.Attempt)).ShouldBe([("1", 1), ("2", 1)]);
    }

    [Fact]
    public async Task A_known_message_id_is_dropped_within_the_window_even_when_it_is_done()
    {
        await Send(Message("1", "a"));
        var session = (await Receive()).Single();
        await Settle(session, new SessionSettlement { Completed = ["1"] });

        await Send(Message("1", "a"), Message("2", "b"), Message("2", "c"));
        await PassAsync(DuplicateWindow - TimeSpan.FromSeconds(1));
        await ReopenAsync();
        await Send(Message("1", "a"), Message("2", "a"));

        (await Receive()).Single().ShouldSatisfyAllConditions(
            s => s.Session.ShouldBe("b"), s => s.Messages.ShouldHaveSingleItem().Id.ShouldBe("2"));
    }

    [Fact]
    public async Task A_message_id_is_taken_again_after_the_window_and_known_per_queue()
    {
        await Send(Message("1", "a"));
        await Port.SendAsync("another", [Message("1", "a")], Ct);
        await PassAsync(DuplicateWindow + TimeSpan.FromSeconds(1));

        await Send(Message("1", "a"));
        await Send(Message("1", "a"));

        (await Receive()).Single().Messages.Select(m => m.Id).ShouldBe(["1", "1"]);
        (await Port.DepthAsync("another", Ct)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        await Send(Message("1", "a"));

        (await Port.ReceiveAsync("another", 10, 10, TimeSpan.Zero, Ct)).ShouldBeEmpty();
        (await Receive()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await Send(Message("1", "a"), Message("2", "a"), Message("3", "b"));

        await ReopenAsync();

        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(3, 0));
        (await Receive()).SelectMany(s => s.Messages).Select(m => m.Id).Order().ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Of_messages_sent_together_one_that_is_refused_refuses_all()
    {
        var tooLarge = new QueueMessage("2", "a", new byte[201 * 1024]);

        await Should.ThrowAsync<ArgumentException>(() => Send(Message("1", "a"), tooLarge));
        await Should.ThrowAsync<ArgumentException>(() => Send(Message("1", "a"), Message(new string('x', 201), "a")));
        await Should.ThrowAsync<ArgumentException>(() => Send(Message("1", "a"), Message("2", new string('x', 201))));

        (await Port.DepthAsync(Queue, Ct)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_that_waits_gets_what_is_sent_meanwhile()
    {
        var receiving = Port.ReceiveAsync(Queue, 10, 10, TimeSpan.FromMinutes(1), Ct);
        await Time.SomebodyWaitsAsync();

        await Send(Message("1", "a"));

        (await receiving).Single().Messages.Single().Id.ShouldBe("1");
    }

    [Fact]
    public async Task A_receiver_that_waits_in_vain_gets_nothing_when_its_time_is_over()
    {
        var receiving = Port.ReceiveAsync(Queue, 10, 10, TimeSpan.FromSeconds(30), Ct);
        await Time.SomebodyWaitsAsync();

        await PassAsync(TimeSpan.FromSeconds(30));

        (await receiving).ShouldBeEmpty();
    }

    [Fact]
    public async Task Competing_receivers_hand_every_message_out_once_and_in_order()
    {
        const int sessions = 20, perSession = 15;
        for (var i = 0; i < perSession; i++) await Send([.. Enumerable.Range(0, sessions).Select(s => Message($"{s}-{i}", $"s{s}"))]);

        var seen = new System.Collections.Concurrent.ConcurrentQueue<(string Session, string Id)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (await Receive(sessions: 3, messages: 4) is { Count: > 0 } received)
            {
                foreach (var session in received)
                {
                    foreach (var message in session.Messages) seen.Enqueue((session.Session, message.Id));
                    (await Settle(session, new SessionSettlement { Completed = [.. session.Messages.Select(m => m.Id)] })).ShouldBeTrue();
                }
            }
        })));

        (await Port.DepthAsync(Queue, Ct)).ShouldBe(new QueueDepth(0, 0));
        foreach (var session in Enumerable.Range(0, sessions))
        {
            seen.Where(s => s.Session == $"s{session}").Select(s => s.Id)
                .ShouldBe(Enumerable.Range(0, perSession).Select(i => $"{session}-{i}"));
        }
    }

    [Fact]
    public async Task A_message_comes_back_with_the_trace_it_was_sent_with()
    {
        var trace = TraceContext.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1,other=a b");
        trace.ShouldNotBeNull();
        await Send(Message("1", "a") with { Trace = trace }, Message("2", "a") with { Trace = trace with { TraceState = null } }, Message("3", "a"));

        await ReopenAsync();

        (await Receive()).Single().Messages.Select(m => m.Trace).ShouldBe([trace, trace with { TraceState = null }, null]);
    }

    protected Task Send(params QueueMessage[] messages) => Port.SendAsync(Queue, messages, Ct);

    protected Task<IReadOnlyList<QueueSession>> Receive(int sessions = 100, int messages = 100) =>
        Port.ReceiveAsync(Queue, sessions, messages, TimeSpan.Zero, Ct);

    protected Task<bool> Settle(QueueSession session, SessionSettlement settlement) => Port.SettleAsync(session, settlement, Ct);

    protected static QueueMessage Message(string id, string session) => new(id, session, Encoding.UTF8.GetBytes($"body {id}"));

    protected static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
