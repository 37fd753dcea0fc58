using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class ChangeFeedTests : GatewayTest
{
    [Fact]
    public async Task Everything_written_is_in_the_feed_of_one_of_the_ranges()
    {
        for (var n = 0; n < 20; n++)
            await CreateAsync($"{n}", $"p{n}", n);

        var ranges = await Notes.GetFeedRangesAsync();
        var feeds = new List<int>();
        foreach (var range in ranges)
            feeds.Add((await DrainAsync(ChangeFeedStartFrom.Beginning(range))).Count);

        ranges.Count.ShouldBe(2);
        feeds.ShouldAllBe(count => count > 0);
        feeds.Sum().ShouldBe(20);
    }

    [Fact]
    public async Task The_whole_container_is_read_from_the_beginning()
    {
        for (var n = 0; n < 20; n++)
            await CreateAsync($"{n}", $"p{n}", n);

        (await DrainAsync(ChangeFeedStartFrom.Beginning(), page: 3)).Select(Id).Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task Only_the_newest_version_of_an_item_is_in_the_feed()
    {
        var first = await CreateAsync("1", "p1", 1);
        await CreateAsync("2", "p1", 1);
        await Notes.ReplaceItemAsync(first.Resource with { N = 9 }, "1", One);

        var feed = await DrainAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(One)));

        feed.Select(Id).ShouldBe(["2", "1"]);
        feed[1].GetProperty("n").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task The_documents_of_one_batch_share_one_number_and_one_page()
    {
        await CreateAsync("0", "p1", 0);
        using var done = await Notes.CreateTransactionalBatch(One)
            .CreateItem(new Note("c", "p1", 1, "open", []))
            .CreateItem(new Note("a", "p1", 2, "open", []))
            .CreateItem(new Note("b", "p1", 3, "open", []))
            .ExecuteAsync();
        done.IsSuccessStatusCode.ShouldBeTrue();

        var pages = await PagesAsync(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(One)), 2);

        pages.Select(page => string.Join(',', page.Select(Id))).ShouldBe(["0,c,a,b"]);
        pages[0].Skip(1).Select(item => item.GetProperty("_lsn").GetInt64()).Distinct().Count().ShouldBe(1);
        pages[0][0].GetProperty("_lsn").GetInt64().ShouldBeLessThan(pages[0][1].GetProperty("_lsn").GetInt64());
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_stopped()
    {
        await CreateAsync("1", "p1", 1);
        string? token = null;
        await DrainAsync(ChangeFeedStartFrom.Beginning(), onPage: t => token = t);

        await CreateAsync("2", "p1", 1);

        (await DrainAsync(ChangeFeedStartFrom.ContinuationToken(token))).Select(Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_reader_that_starts_now_sees_only_what_comes()
    {
        await CreateAsync("1", "p1", 1);
        string? token = null;
        (await DrainAsync(ChangeFeedStartFrom.Now(), onPage: t => token = t)).ShouldBeEmpty();

        await CreateAsync("2", "p1", 1);

        (await DrainAsync(ChangeFeedStartFrom.ContinuationToken(token))).Select(Id).ShouldBe(["2"]);
    }

    [Fact]
    public async Task The_change_feed_processor_is_told_of_everything_written()
    {
        Container leases = await Database.CreateContainerAsync(new ContainerProperties("leases", "/id"));
        var seen = new HashSet<string>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var processor = Notes.GetChangeFeedProcessorBuilder<JsonElement>("relay", (changes, _) =>
            {
                lock (seen)
                {
                    seen.UnionWith(changes.Select(Id));
                    if (seen.Count == 10)
                        all.TrySetResult();
                }

                return Task.CompletedTask;
            })
            .WithInstanceName("one")
            .WithLeaseContainer(leases)
            .WithStartTime(DateTime.MinValue.ToUniversalTime())
            .WithPollInterval(TimeSpan.FromMilliseconds(10))
            .Build();
        for (var n = 0; n < 5; n++)
            await CreateAsync($"{n}", $"p{n}", n);

        await processor.StartAsync();
        for (var n = 5; n < 10; n++)
            await CreateAsync($"{n}", $"p{n}", n);
        await all.Task;
        await processor.StopAsync();

        using var owned = leases.GetItemQueryIterator<int>("SELECT VALUE COUNT(1) FROM c WHERE IS_DEFINED(c.ContinuationToken)");
        (await owned.ReadNextAsync()).ShouldBe([2]);
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private async Task<List<JsonElement>> DrainAsync(ChangeFeedStartFrom from, int? page = null, Action<string>? onPage = null) =>
        [.. (await PagesAsync(from, page, onPage)).SelectMany(items => items)];

    private async Task<List<List<JsonElement>>> PagesAsync(ChangeFeedStartFrom from, int? page, Action<string>? onPage = null)
    {
        using var feed = Notes.GetChangeFeedIterator<JsonElement>(
            from, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = page });
        var pages = new List<List<JsonElement>>();
        while (true)
        {
            var read = await feed.ReadNextAsync();
            onPage?.Invoke(read.ContinuationToken);
            if (read.StatusCode == HttpStatusCode.NotModified)
                return pages;
            pages.Add([.. read]);
        }
    }
}
