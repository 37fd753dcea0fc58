using System.Text;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Testing.Contracts;

/// <summary>What every <see cref="IReturnStore"/> does with its change feed.</summary>
public abstract class FeedContract : PortContract<IReturnStore>
{
    [Fact]
    public async Task An_empty_feed_gives_an_empty_page()
    {
        var page = await Port.ReadFeedAsync(null, 10, Ct);

        page.Events.ShouldBeEmpty();
        page.Next.ShouldBeNull();
    }

    [Fact]
    public async Task The_feed_gives_every_event_once_and_each_returns_in_sequence()
    {
        var streams = Enumerable.Range(0, 3).Select(i => new ReturnStream($"r-{i}", Time, Ids)).ToList();
        var appended = new List<Guid>();
        for (var round = 0; round < 4; round++)
        {
            foreach (var stream in streams) appended.AddRange(await AppendTo(stream, round + 1));
        }

        var read = await ReadAll(pageSize: 7);

        read.Select(e => e.Id).ShouldBe(appended, ignoreOrder: true);
        ShouldBeInSequence(read);
    }

    [Fact]
    public async Task The_feed_gives_each_event_with_the_trace_it_was_appended_with_and_the_event_itself_says_nothing_of_it()
    {
        var trace = TraceContext.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");
        trace.ShouldNotBeNull();
        var append = new ReturnStream("r-1", Time, Ids).Next(EventSamples.Requested(), EventSamples.Authorised());
        var traced = append with { Events = [HashChain.Seal(append.Events[0] with { Trace = trace }), append.Events[1]] };
        (await Port.AppendAsync(traced, Ct)).ShouldBe(AppendResult.Appended);

        var read = (await Port.ReadFeedAsync(null, 10, Ct)).Events.Select(e => e.Event).ToList();

        read.Select(e => e.Trace).ShouldBe([trace, null]);
        read.Select(CloudEventJson.Write).Select(w => Encoding.UTF8.GetString(w.Span))
            .ShouldBe(append.Events.Select(CloudEventJson.Write).Select(w => Encoding.UTF8.GetString(w.Span)));
        HashChain.FirstFault(read).ShouldBeNull();
    }

    [Fact]
    public async Task A_cursor_continues_after_its_own_event()
    {
        await AppendTo(new ReturnStream("r-1", Time, Ids), 5);
        var all = (await Port.ReadFeedAsync(null, 10, Ct)).Events;

        var rest = await Port.ReadFeedAsync(all[1].Cursor, 10, Ct);

        rest.Events.Select(e => e.Event.Id).ShouldBe(all.Skip(2).Select(e => e.Event.Id));
        (await Port.ReadFeedAsync(rest.Next, 10, Ct)).ShouldSatisfyAllConditions(
            page => page.Events.ShouldBeEmpty(), page => page.Next.ShouldBe(rest.Next));
    }

    [Fact]
    public async Task A_cursor_continues_after_a_restart()
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        await AppendTo(stream, 3);
        var cursor = (await Port.ReadFeedAsync("", 2, Ct)).Next;

        await ReopenAsync();
        await AppendTo(stream, 1);

        (await Port.ReadFeedAsync(cursor, 10, Ct)).Events.Select(e => e.Event.Sequence).ShouldBe([3, 4]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1")]
    [InlineData("1 ")]
    [InlineData("99999999999999999999999999")]
    public async Task A_cursor_that_was_never_given_out_is_refused(string cursor) =>
        await Should.ThrowAsync<InvalidCursorException>(() => Port.ReadFeedAsync(cursor, 10, Ct));

    [Fact]
    public async Task A_reader_beside_many_writers_skips_nothing()
    {
        const int writers = 24, rounds = 12;
        var reading = Task.Run(() => ReadUntil(writers * rounds * 2));

        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var stream = new ReturnStream($"w-{w}", Time, Ids);
            for (var round = 0; round < rounds; round++) await AppendTo(stream, 2);
        })));

        var read = await reading;
        read.Select(e => e.Id).Distinct().Count().ShouldBe(writers * rounds * 2);
        ShouldBeInSequence(read);
        var again = await ReadAll(pageSize: 100);
        again.Select(e => e.Id).ShouldBe(read.Select(e => e.Id), ignoreOrder: true);
        ShouldBeInSequence(again);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_reader_that_crashes_and_goes_on_from_a_cursor_it_kept_misses_nothing_and_sees_each_return_in_sequence(int seed)
    {
        var random = new Random(seed);
        var streams = Enumerable.Range(0, 5).Select(i => new ReturnStream($"c-{i}", Time, Ids)).ToList();
        var appended = new List<Guid>();
        var read = new List<RecordedEvent>();
        string? kept = null;
        for (var step = 0; step < 40; step++)
        {
            appended.AddRange(await AppendTo(streams[random.Next(streams.Count)], random.Next(1, 4)));
            var page = (await Port.ReadFeedAsync(kept, random.Next(1, 8), Ct)).Events;
            var booked = random.Next(page.Count + 1);
            read.AddRange(page.Take(booked).Select(e => e.Event));
            if (booked > 0 && random.Next(2) == 0) kept = page[random.Next(booked)].Cursor;
            if (random.Next(10) == 0) await ReopenAsync();
        }

        while (await Port.ReadFeedAsync(kept, 50, Ct) is { Events.Count: > 0 } rest)
        {
            read.AddRange(rest.Events.Select(e => e.Event));
            kept = rest.Next;
        }

        read.Count.ShouldBeGreaterThan(appended.Count, "a crash lets events come again");
        read.Select(e => e.Id).Distinct().ShouldBe(appended, ignoreOrder: true);
        ShouldBeInSequence(read.DistinctBy(e => e.Id));
    }

    [Fact]
    public async Task Waiting_ends_when_the_feed_has_more()
    {
        var stream = new ReturnStream("r-1", Time, Ids);
        await AppendTo(stream, 1);
        var cursor = (await Port.ReadFeedAsync(null, 10, Ct)).Next;
        await Port.WaitForFeedAsync(null, TimeSpan.FromMinutes(1), Ct);

        var waiting = Port.WaitForFeedAsync(cursor, TimeSpan.FromMinutes(1), Ct);
        waiting.IsCompleted.ShouldBeFalse();
        await AppendTo(stream, 1);

        await waiting;
        (await Port.ReadFeedAsync(cursor, 10, Ct)).Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_ends_when_its_time_is_over_or_it_is_called_off()
    {
        var waiting = Port.WaitForFeedAsync(null, TimeSpan.FromSeconds(30), Ct);
        await Time.SomebodyWaitsAsync();
        await PassAsync(TimeSpan.FromSeconds(29));
        waiting.IsCompleted.ShouldBeFalse();
        await PassAsync(TimeSpan.FromSeconds(1));
        await waiting;

        using var calledOff = new CancellationTokenSource();
        var second = Port.WaitForFeedAsync(null, TimeSpan.FromSeconds(30), calledOff.Token);
        await calledOff.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
    }

    protected async Task<IEnumerable<Guid>> AppendTo(ReturnStream stream, int events)
    {
        var append = stream.Next([.. Enumerable.Range(0, events).Select(i => EventSamples.Parcel(i))]);
        (await Port.AppendAsync(append, Ct)).ShouldBe(AppendResult.Appended);
        return append.Events.Select(e => e.Id);
    }

    protected async Task<List<RecordedEvent>> ReadAll(int pageSize)
    {
        var read = new List<RecordedEvent>();
        string? cursor = null;
        while (await Port.ReadFeedAsync(cursor, pageSize, Ct) is { Events.Count: > 0 } page)
        {
            page.Events.Count.ShouldBeLessThanOrEqualTo(pageSize);
            read.AddRange(page.Events.Select(e => e.Event));
            cursor = page.Next;
        }

        return read;
    }

    private async Task<List<RecordedEvent>> ReadUntil(int count)
    {
        var read = new List<RecordedEvent>();
        string? cursor = null;
        while (read.Count < count)
        {
            await Port.WaitForFeedAsync(cursor, TimeSpan.FromMinutes(1), Ct);
            var page = await Port.ReadFeedAsync(cursor, 5, Ct);
            read.AddRange(page.Events.Select(e => e.Event));
            cursor = page.Next;
        }

        return read;
    }

    private static void ShouldBeInSequence(IEnumerable<RecordedEvent> events)
    {
        foreach (var stream in events.GroupBy(e => e.ReturnId))
            stream.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
    }
}
