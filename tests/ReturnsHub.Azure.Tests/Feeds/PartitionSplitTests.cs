using ReturnsHub.Core.Returns;

namespace ReturnsHub.Azure.Tests.Feeds;

/// <summary>The feed, its cursors and everything else when the service splits its partitions underneath.</summary>
public sealed class PartitionSplitTests : IAsyncLifetime
{
    private const int Returns = 12;
    private readonly ReturnsHome _home = new();
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private readonly List<ReturnStream> _streams = [];
    private AzureBackend _backend = null!;

    private static CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync()
    {
        Skip.If(ReturnsHome.Account is not null, "Partitions are the gateway's to split.");
        _backend = await _home.OpenAsync(_time, _ids);
        for (var i = 0; i < Returns; i++) _streams.Add(new ReturnStream($"r-{i}", _time, _ids));
    }

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableFact]
    public async Task A_cursor_from_before_a_split_goes_on_with_every_event_that_follows_it()
    {
        await AppendAllAsync(2);
        await AppendAllAsync(1);
        var all = (await _backend.Returns.ReadFeedAsync(null, 1_000, Ct)).Events;
        all.Count.ShouldBe(Returns * 3);
        _home.Gateway.Split(_home.Database, "returns");
        await AppendAllAsync(1);
        var later = Returns;

        for (var i = 0; i < all.Count; i += 4)
        {
            var rest = await ReadToEndAsync(all[i].Cursor);
            // Read before the split and not after it, in whatever order: nothing is left out, and what comes is new.
            rest.Except(all.Take(i + 1).Select(e => e.Event.Id)).Count().ShouldBe(all.Count - i - 1 + later, $"after event {i}");
            rest.ShouldBeUnique();
            all.Skip(i + 1).Select(e => e.Event.Id).ShouldBeSubsetOf(rest);
        }
    }

    [SkippableFact]
    public async Task A_reader_that_pages_on_through_two_splits_gets_each_returns_events_once_and_in_order()
    {
        await AppendAllAsync(2);
        var (seen, cursor) = (new List<RecordedEvent>(), (string?)null);
        for (var round = 0; round < 4; round++)
        {
            var page = await _backend.Returns.ReadFeedAsync(cursor, 7, Ct);
            (seen, cursor) = ([.. seen, .. page.Events.Select(e => e.Event)], page.Next);
            if (round is 0 or 2) _home.Gateway.Split(_home.Database, "returns");
            await AppendAllAsync(1);
        }

        while ((await _backend.Returns.ReadFeedAsync(cursor, 7, Ct)) is { Events.Count: > 0 } page)
            (seen, cursor) = ([.. seen, .. page.Events.Select(e => e.Event)], page.Next);
        seen.Select(e => e.Id).Distinct().Count().ShouldBe(Returns * 6);
        foreach (var ofReturn in seen.DistinctBy(e => e.Id).GroupBy(e => e.ReturnId))
            ofReturn.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, 6).Select(n => (long)n));
    }

    [SkippableFact]
    public async Task Loads_lists_and_counts_find_every_return_after_a_split()
    {
        await AppendAllAsync(1);
        (await _backend.Queries.CountAsync(null, Ct)).Returns.ShouldBe(Returns);
        _home.Gateway.Split(_home.Database, "returns");
        (await _backend.Queries.CountAsync(null, Ct)).Returns.ShouldBe(Returns);
        (await _backend.Queries.ListReturnsAsync(new ReturnFilter(), new PageRequest { Limit = 100 }, Ct)).Items.Count.ShouldBe(Returns);
        foreach (var stream in _streams) (await _backend.Returns.LoadAsync(stream.Key, Ct)).ShouldNotBeNull();
    }

    private async Task<List<Guid>> ReadToEndAsync(string? cursor)
    {
        var read = new List<Guid>();
        while ((await _backend.Returns.ReadFeedAsync(cursor, 5, Ct)) is { Events.Count: > 0 } page)
        {
            read.AddRange(page.Events.Select(e => e.Event.Id));
            cursor = page.Next;
        }

        return read;
    }

    private async Task AppendAllAsync(int events)
    {
        foreach (var stream in _streams)
            (await _backend.Returns.AppendAsync(stream.Next([.. Enumerable.Range(0, events).Select(i => EventSamples.Parcel(i))]), Ct)).ShouldBe(AppendResult.Appended);
    }
}
