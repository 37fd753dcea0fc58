namespace ReturnsHub.Web.Tests.Feed;

/// <summary>The hub keeps the cursor for consumers that keep none.</summary>
public sealed class AcknowledgementTests(PollingHub hub) : IClassFixture<PollingHub>
{
    [Fact]
    public async Task A_consumer_goes_on_after_what_it_acknowledged_and_no_other_consumer_does()
    {
        for (var i = 0; i < 3; i++) await hub.OpenAsync($"ack-{i}");
        using var books = hub.Client(PollingHub.Books);
        using var archive = hub.Client(PollingHub.Archive);
        var all = await PollingHub.AllAsync(books, "/api/events?from=acknowledged");
        var first = await PollingHub.PageAsync(books, "/api/events?from=acknowledged&limit=1");
        first.Events.ShouldBe(all.Take(1), "nothing is acknowledged by reading it");

        await AcknowledgeAsync(books, first.Next!);

        (await PollingHub.AllAsync(books, "/api/events?from=acknowledged")).ShouldBe(all.Skip(1));
        (await PollingHub.AllAsync(archive, "/api/events?from=acknowledged")).Count.ShouldBeGreaterThan(all.Count);
        using var otherBooks = hub.Client(PollingHub.OtherBooks);
        (await PollingHub.AllAsync(otherBooks, "/api/events?from=acknowledged")).ShouldBe(await PollingHub.AllAsync(otherBooks, "/api/events"));
        using var reader = hub.Client(PollingHub.Reader);
        (await PollingHub.AllAsync(reader, "/api/events?from=acknowledged&consumer=books")).ShouldBe(all.Skip(1), "an operator sees where a consumer stands");
    }

    [Fact]
    public async Task An_earlier_cursor_lets_a_consumer_read_again()
    {
        for (var i = 0; i < 2; i++) await hub.OpenAsync($"again-{i}");
        using var archive = hub.Client(PollingHub.Archive);
        var first = await PollingHub.PageAsync(archive, "/api/events?limit=1");
        var second = await PollingHub.PageAsync(archive, first.Link!);
        await AcknowledgeAsync(archive, second.Next!);
        await AcknowledgeAsync(archive, first.Next!);
        (await PollingHub.PageAsync(archive, "/api/events?from=acknowledged&limit=1")).Events.ShouldBe(second.Events);
    }

    [Theory]
    [InlineData("""{ "cursor": "made-up" }""", 400, "cursor-invalid")]
    [InlineData("""{ "cursor": "" }""", 400, "cursor-invalid")]
    [InlineData("""{}""", 400, "body-invalid")]
    [InlineData("""{ "cursor": "1", "consumer": "archive" }""", 400, "body-invalid")]
    public async Task What_is_no_cursor_is_refused(string body, int status, string code)
    {
        using var books = hub.Client(PollingHub.Books);
        using var answer = await books.PostAsync("/api/events/ack", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, status, code);
    }

    [Fact]
    public async Task Nobody_acknowledges_for_a_consumer_but_itself()
    {
        using var reader = hub.Client(PollingHub.Reader);
        using var answer = await reader.PostAsync("/api/events/ack?consumer=books", RunningHub.Json("""{ "cursor": "1" }"""));
        await RunningHub.ShouldRefuseAsync(answer, 400, "consumer-missing");
    }

    private static async Task AcknowledgeAsync(HttpClient client, string cursor)
    {
        using var answer = await client.PostAsync("/api/events/ack", RunningHub.Json($$"""{ "cursor": "{{Uri.UnescapeDataString(cursor)}}" }"""));
        ((int)answer.StatusCode).ShouldBe(204, await answer.Content.ReadAsStringAsync());
    }
}
