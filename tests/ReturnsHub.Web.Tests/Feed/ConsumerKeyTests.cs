using Microsoft.AspNetCore.Routing;
using ReturnsHub.Web.Tests.Access;

namespace ReturnsHub.Web.Tests.Feed;

/// <summary>A key bound to a consumer sees what that consumer takes, and nothing else.</summary>
public sealed class ConsumerKeyTests(PollingHub hub) : IClassFixture<PollingHub>
{
    [Fact]
    public async Task Sees_its_consumers_types_of_its_own_tenant_only()
    {
        await hub.OpenAsync("bound-1");
        await hub.OpenAsync("bound-2", PollingHub.OtherClerk);
        using var books = hub.Client(PollingHub.Books);
        using var otherBooks = hub.Client(PollingHub.OtherBooks);
        using var archive = hub.Client(PollingHub.Archive);

        var seen = await PollingHub.AllAsync(books, "/api/events");
        seen.ShouldNotBeEmpty();
        seen.ShouldAllBe(e => e.Type == "returnshub.return.authorised.v1" && e.Source.StartsWith("/tenants/shop/", StringComparison.Ordinal));
        var others = await PollingHub.AllAsync(otherBooks, "/api/events");
        others.ShouldNotBeEmpty();
        others.ShouldAllBe(e => e.Source.StartsWith("/tenants/other/", StringComparison.Ordinal));
        var all = await PollingHub.AllAsync(archive, "/api/events");
        all.Select(e => e.Type).Distinct().Count().ShouldBeGreaterThan(2);
        all.ShouldAllBe(e => e.Source.StartsWith("/tenants/shop/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_see_by_its_id_what_its_consumer_does_not_take()
    {
        await hub.OpenAsync("bound-3");
        using var archive = hub.Client(PollingHub.Archive);
        var all = await PollingHub.AllAsync(archive, "/api/events");
        using var books = hub.Client(PollingHub.Books);
        using var otherBooks = hub.Client(PollingHub.OtherBooks);
        var taken = all.First(e => e.Type == "returnshub.return.authorised.v1");
        using var shown = await books.GetAsync($"/api/events/{taken.Id}");
        ((int)shown.StatusCode).ShouldBe(200);
        using var hidden = await books.GetAsync($"/api/events/{all.First(e => e.Type == "returnshub.return.requested.v1").Id}");
        await RunningHub.ShouldRefuseAsync(hidden, 404, "not-found");
        using var foreign = await otherBooks.GetAsync($"/api/events/{taken.Id}");
        await RunningHub.ShouldRefuseAsync(foreign, 404, "not-found");
    }

    [Theory]
    [InlineData("/api/events?consumer=archive", "consumer-unknown")]
    [InlineData("/api/events?consumer=nobody", "consumer-unknown")]
    [InlineData("/api/events?tenant=other", "tenant-unknown")]
    public async Task Does_not_see_what_another_consumer_or_tenant_takes(string address, string code)
    {
        using var books = hub.Client(PollingHub.Books);
        using var answer = await books.GetAsync(address);
        await RunningHub.ShouldRefuseAsync(answer, 404, code);
    }

    [Fact]
    public async Task Opens_the_feed_and_the_catalogue_and_no_other_address()
    {
        using var books = hub.Client(PollingHub.Books);
        var open = new List<string>();
        foreach (var (name, _, method, path) in EndpointTable.Mapped(hub.Get<EndpointDataSource>()).Where(e => e.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(method, path);
            if (method != HttpMethod.Get) request.Content = RunningHub.Json("{}");
            using var answer = await books.SendAsync(request);
            if ((int)answer.StatusCode == 403) (await RunningHub.ReadAsync(answer)).GetProperty("code").GetString().ShouldBeOneOf("consumer-key", "permission-missing");
            else open.Add(name);
        }

        open.Order(StringComparer.Ordinal).ShouldBe(["GET /api/event-types", "GET /api/event-types/{name}", "GET /api/events", "GET /api/events/{id}", "POST /api/events/ack", "POST /api/events/bookings"]);
    }

    [Fact]
    public async Task A_key_of_the_whole_tenant_may_look_at_what_a_consumer_takes()
    {
        await hub.OpenAsync("bound-4");
        using var books = hub.Client(PollingHub.Books);
        using var reader = hub.Client(PollingHub.Reader);
        (await PollingHub.AllAsync(reader, "/api/events?consumer=books")).ShouldBe(await PollingHub.AllAsync(books, "/api/events"));
        using var unknown = await reader.GetAsync("/api/events?consumer=nobody");
        await RunningHub.ShouldRefuseAsync(unknown, 404, "consumer-unknown");
    }
}
