namespace ReturnsHub.Azure.Tests.Feeds;

/// <summary>The feed over several physical partitions.</summary>
public sealed class FeedRangeTests : IAsyncLifetime
{
    private readonly ReturnsHome _home = new() { PhysicalPartitions = 5 };
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private AzureBackend _backend = null!;

    private CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync() => _backend = await _home.OpenAsync(_time, _ids);

    public Task DisposeAsync() => _home.RemoveAsync();

    [Fact]
    public async Task Every_events_cursor_continues_with_exactly_the_events_that_follow()
    {
        for (var i = 0; i < 12; i++)
        {
            var stream = new ReturnStream($"r-{i}", _time, _ids);
            for (var round = 0; round < 3; round++) await AppendAsync(stream, 2);
        }

        var all = (await _backend.Returns.ReadFeedAsync(null, 1_000, Ct)).Events;
        all.Count.ShouldBe(72);
        for (var i = 0; i < all.Count; i += 5)
        {
            var rest = await _backend.Returns.ReadFeedAsync(all[i].Cursor, 1_000, Ct);
            rest.Events.Select(e => e.Event.Id).ShouldBe(all.Skip(i + 1).Select(e => e.Event.Id), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_busy_range_does_not_starve_the_others()
    {
        var busy = new ReturnStream("busy", _time, _ids);
        await AppendAsync(busy, 30);
        var quiet = Enumerable.Range(0, 8).Select(i => new ReturnStream($"quiet-{i}", _time, _ids)).ToList();
        foreach (var stream in quiet) await AppendAsync(stream, 1);

        var (read, cursor) = (new List<ReturnId>(), (string?)null);
        for (var page = 0; page < 20; page++)
        {
            await AppendAsync(busy, 2);
            var next = await _backend.Returns.ReadFeedAsync(cursor, 2, Ct);
            read.AddRange(next.Events.Select(e => e.Event.ReturnId));
            cursor = next.Next;
        }

        quiet.Select(s => s.Key.ReturnId).Except(read).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task What_is_no_event_is_read_once_however_often_the_feed_is_asked()
    {
        Skip.If(ReturnsHome.Account is not null, "An account keeps no ledger that a test can read.");
        var stream = new ReturnStream("r-1", _time, _ids);
        await AppendAsync(stream, 1);
        var cursor = (await _backend.Returns.ReadFeedAsync(null, 10, Ct)).Next;
        for (var i = 0; i < 5; i++) await _backend.Deadlines.PostponeAsync([new Postponement(stream.Key, 1, _time.GetUtcNow().AddDays(i))], Ct);
        (await _backend.Returns.ReadFeedAsync(cursor, 10, Ct)).ShouldSatisfyAllConditions(p => p.Events.ShouldBeEmpty(), p => p.Next.ShouldBe(cursor));

        _home.Gateway.Requests.Clear();
        (await _backend.Returns.ReadFeedAsync(cursor, 10, Ct)).Events.ShouldBeEmpty();

        _home.Gateway.Requests.All.ShouldAllBe(r => r.Status == 304);
        await AppendAsync(stream, 1);
        (await _backend.Returns.ReadFeedAsync(cursor, 10, Ct)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wait_ends_when_another_process_appends()
    {
        var other = await _home.OpenAsync(_time, _ids, seed: 2);
        var waiting = _backend.Returns.WaitForFeedAsync(null, TimeSpan.FromMinutes(1), Ct);
        await _time.SomebodyWaitsAsync();
        (await other.Returns.AppendAsync(new ReturnStream("r-1", _time, _ids).Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
        waiting.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(1));

        await waiting;
        _time.GetUtcNow().ShouldBe(EventSamples.Noon.AddSeconds(1));
    }

    [Fact]
    public async Task A_cursor_of_another_database_is_refused()
    {
        await AppendAsync(new ReturnStream("r-1", _time, _ids), 1);
        var cursor = (await _backend.Returns.ReadFeedAsync(null, 10, Ct)).Next;
        var other = await _home.OpenElsewhereAsync(_time, _ids);

        await Should.ThrowAsync<InvalidCursorException>(() => other.Returns.ReadFeedAsync(cursor, 10, Ct));
    }

    private async Task AppendAsync(ReturnStream stream, int events) =>
        (await _backend.Returns.AppendAsync(stream.Next([.. Enumerable.Range(0, events).Select(i => EventSamples.Parcel(i))]), Ct)).ShouldBe(AppendResult.Appended);
}
