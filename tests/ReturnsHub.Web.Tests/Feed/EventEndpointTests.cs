using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ReturnsHub.Web.Tests.Feed;

public sealed class EventEndpointTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Following_the_cursor_gives_every_event_once_and_in_order()
    {
        for (var i = 0; i < 4; i++) await hub.OpenAsync(Bodies.Jacket($"feed-{i}"));
        using var client = hub.Client("rhk_reader");
        var seen = new List<(string Return, long Sequence)>();
        Uri? next = new("/api/events?limit=3", UriKind.Relative);
        while (true)
        {
            using var answer = await client.GetAsync(next);
            var events = await RunningHub.ReadAsync(answer);
            if (events.GetArrayLength() == 0) break;
            events.GetArrayLength().ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(events.EnumerateArray().Select(e => (e.GetProperty("subject").GetString()!, long.Parse(e.GetProperty("sequence").GetString()!))));
            var link = answer.Headers.GetValues("Link").Single();
            link.ShouldEndWith(">; rel=\"next\"");
            next = new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)], UriKind.Relative);
        }

        seen.Distinct().Count().ShouldBe(seen.Count);
        foreach (var stream in seen.GroupBy(s => s.Return)) stream.Select(s => s.Sequence).ShouldBe(Enumerable.Range(1, stream.Count()).Select(n => (long)n));
    }

    [Fact]
    public async Task Events_come_one_per_line_for_who_asks_for_lines()
    {
        await hub.OpenAsync(Bodies.Jacket("lines-1"));
        using var client = hub.Client("rhk_reader");
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
        using var answer = await client.GetAsync("/api/events");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBeGreaterThan(1);
        foreach (var line in lines)
        {
            using var e = JsonDocument.Parse(line);
            e.RootElement.GetProperty("specversion").GetString().ShouldBe("1.0");
        }
    }

    [Fact]
    public async Task Who_waits_gets_the_next_event_when_it_happens()
    {
        await hub.OpenAsync(Bodies.Jacket("wait-0"));
        using var client = hub.Client("rhk_reader");
        var cursor = "";
        while (true)
        {
            using var page = await client.GetAsync($"/api/events?limit=500&after={cursor}");
            cursor = page.Headers.GetValues("X-Next-Cursor").Single();
            if ((await RunningHub.ReadAsync(page)).GetArrayLength() == 0) break;
        }

        var waiting = client.GetAsync($"/api/events?wait=30&after={cursor}");
        var opened = await hub.OpenAsync(Bodies.Jacket("wait-1"));
        using var answer = await waiting;
        var events = await RunningHub.ReadAsync(answer);
        events.GetArrayLength().ShouldBeGreaterThan(0);
        events[0].GetProperty("subject").GetString().ShouldBe(opened.GetProperty("returnId").GetString());
    }

    [Fact]
    public async Task A_tenants_key_reads_its_own_events_only()
    {
        await hub.OpenAsync(Bodies.Jacket("own-1"));
        await hub.OpenAsync(Bodies.Jacket("own-2", extra: "\"tenant\": \"other\","), "rhk_other");
        using var other = hub.Client("rhk_other");
        var events = await RunningHub.ReadAsync(await other.GetAsync("/api/events?limit=500"));
        events.GetArrayLength().ShouldBeGreaterThan(0);
        events.EnumerateArray().ShouldAllBe(e => e.GetProperty("source").GetString()!.StartsWith("/tenants/other/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_is_shown_by_its_id_to_its_tenant_only()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("one-1"));
        using var client = hub.Client("rhk_reader");
        var events = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events"));
        var id = events[0].GetProperty("id").GetString();
        using var answer = await client.GetAsync($"/api/events/{id}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents+json");
        (await RunningHub.ReadAsync(answer)).GetRawText().ShouldBe(events[0].GetRawText());

        using var other = hub.Client("rhk_other");
        using var hidden = await other.GetAsync($"/api/events/{id}");
        await RunningHub.ShouldRefuseAsync(hidden, 404, "not-found");
    }

    [Theory]
    [InlineData("after=made-up", "cursor-invalid")]
    [InlineData("wait=31", "query-invalid")]
    [InlineData("limit=1000", "query-invalid")]
    public async Task A_wrong_question_is_refused(string query, string code)
    {
        using var client = hub.Client("rhk_reader");
        using var answer = await client.GetAsync($"/api/events?{query}");
        await RunningHub.ShouldRefuseAsync(answer, 400, code);
    }
}
