namespace ReturnsHub.Web.Tests.Feed;

/// <summary>A poller that stores its cursor now and then, crashes when it likes and goes on from the cursor it stored last.</summary>
public sealed class CrashingPollerTests(PollingHub hub) : IClassFixture<PollingHub>
{
    private const int Returns = 24;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sees_every_event_at_least_once_and_each_returns_in_order_beside_writers(int seed)
    {
        var random = new Random(seed);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            var opened = new List<string>();
            for (var i = 0; i < Returns / 4; i++) opened.Add(await hub.OpenAsync($"crash-{seed}-{writer}-{i}"));
            return opened;
        }));

        using var client = hub.Client(PollingHub.Archive);
        var seen = new List<EventRead>();
        string? stored = null;
        var crashes = 0;
        while (true)
        {
            var written = writing.IsCompleted;
            var cursor = stored;
            var crashed = false;
            while (!crashed)
            {
                var page = await PollingHub.PageAsync(client, $"/api/events?limit={random.Next(1, 6)}{(cursor is null ? "" : $"&after={cursor}")}");
                var booked = random.Next(8) == 0 ? random.Next(page.Events.Count + 1) : page.Events.Count;
                seen.AddRange(page.Events.Take(booked));
                crashed = booked < page.Events.Count;
                cursor = crashed ? cursor : page.Next ?? cursor;
                if (!crashed && random.Next(3) > 0) stored = cursor;
                if (page.CaughtUp && !crashed) break;
            }

            if (crashed) crashes++;
            else if (written) break;
        }

        var opened = (await writing).SelectMany(o => o).ToHashSet(StringComparer.Ordinal);
        crashes.ShouldBeGreaterThan(0);
        using var reader = hub.Client(PollingHub.Reader);
        foreach (var id in opened)
        {
            var recorded = (await RunningHub.ReadAsync(await reader.GetAsync(new Uri($"/api/returns/{id}/events", UriKind.Relative)))).EnumerateArray()
                .Select(e => e.GetProperty("id").GetString()!).ToList();
            recorded.Count.ShouldBeGreaterThan(1);
            // What is seen again after a crash is known by its id; the rest is in sequence.
            seen.Where(e => e.Return == id).Select(e => e.Id).Distinct().ShouldBe(recorded);
        }
    }
}
