namespace ReturnsHub.Web.Tests.Feed;

public sealed class FeedFilterTests(PollingHub hub) : IClassFixture<PollingHub>
{
    [Theory]
    [InlineData("type=return.authorised", "return.authorised")]
    [InlineData("type=returnshub.return.authorised.v1", "return.authorised")]
    [InlineData("type=return.authorised&type=order.attached", "return.authorised,order.attached")]
    [InlineData("type=return.authorised,order.attached", "return.authorised,order.attached")]
    [InlineData("type=credit.posted", "")]
    public async Task The_types_asked_for_come_and_no_others(string query, string names)
    {
        await hub.OpenAsync($"filter-{Guid.NewGuid():N}");
        using var reader = hub.Client(PollingHub.Reader);
        var expected = names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => $"returnshub.{n}.v1");
        var all = await PollingHub.AllAsync(reader, "/api/events");
        var seen = await PollingHub.AllAsync(reader, $"/api/events?{query}");
        seen.ShouldBe(all.Where(e => expected.Contains(e.Type)));
        if (names.Length > 0) seen.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_link_to_the_next_page_keeps_the_filters()
    {
        for (var i = 0; i < 3; i++) await hub.OpenAsync($"link-{i}");
        using var reader = hub.Client(PollingHub.Reader);
        var page = await PollingHub.PageAsync(reader, "/api/events?type=return.authorised&type=order.attached&limit=1&wait=0&tenant=shop&consumer=archive");
        page.CaughtUp.ShouldBeFalse();
        page.Link.ShouldEndWith("&limit=1&wait=0&tenant=shop&consumer=archive&type=return.authorised&type=order.attached");
        (await PollingHub.AllAsync(reader, page.Link!)).ShouldAllBe(e => e.Type == "returnshub.return.authorised.v1" || e.Type == "returnshub.order.attached.v1");
    }

    [Fact]
    public async Task A_consumers_own_filter_narrows_what_it_takes_and_never_widens_it()
    {
        await hub.OpenAsync("narrow-1");
        using var books = hub.Client(PollingHub.Books);
        (await PollingHub.AllAsync(books, "/api/events?type=order.attached")).ShouldBeEmpty();
        (await PollingHub.AllAsync(books, "/api/events?type=return.authorised,order.attached")).ShouldAllBe(e => e.Type == "returnshub.return.authorised.v1");
    }

    [Theory]
    [InlineData("type=return.eaten", "query-invalid")]
    [InlineData("type=returnshub.return.authorised.v9", "query-invalid")]
    [InlineData("from=somewhere", "query-invalid")]
    [InlineData("from=acknowledged", "query-invalid")]
    [InlineData("from=acknowledged&consumer=books&after=1", "query-invalid")]
    [InlineData("after=made-up", "cursor-invalid")]
    public async Task A_wrong_question_is_refused(string query, string code)
    {
        using var reader = hub.Client(PollingHub.Reader);
        using var answer = await reader.GetAsync($"/api/events?{query}");
        await RunningHub.ShouldRefuseAsync(answer, 400, code);
    }

    [Fact]
    public async Task A_hundred_types_may_be_named_and_no_more()
    {
        using var reader = hub.Client(PollingHub.Reader);
        await PollingHub.PageAsync(reader, $"/api/events?type={string.Join(',', Enumerable.Repeat("return.authorised", 100))}");
        using var answer = await reader.GetAsync($"/api/events?type={string.Join(',', Enumerable.Repeat("return.authorised", 101))}");
        await RunningHub.ShouldRefuseAsync(answer, 400, "query-invalid");
    }
}
