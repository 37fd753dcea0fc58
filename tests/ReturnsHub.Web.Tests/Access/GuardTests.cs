using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Access;

public sealed class GuardTests
{
    [Fact]
    public async Task An_endpoint_that_states_nothing_lets_nobody_in()
    {
        await using var app = await StartAsync(api => api.MapGet("/forgotten", () => "the inside"));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "rhk_everything");
        using var answer = await client.GetAsync(Address(app, "/api/forgotten"));
        var problem = await RunningHub.ShouldRefuseAsync(answer, 403, "permission-missing");
        problem.GetProperty("detail").GetString()!.ShouldContain("states no permission");
    }

    [Fact]
    public async Task An_endpoint_that_states_one_lets_in_who_has_it()
    {
        await using var app = await StartAsync(api => api.MapGet("/stated", () => "the inside").Needs(Permission.BreakGlass));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "rhk_everything");
        (await client.GetStringAsync(Address(app, "/api/stated"))).ShouldBe("the inside");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "rhk_clerk");
        using var answer = await client.GetAsync(Address(app, "/api/stated"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_endpoint_that_states_two_is_a_mistake_that_shows_when_it_is_mapped() =>
        (await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await using var app = await StartAsync(api => api.MapGet("/two", () => "the inside").Needs(Permission.ReadReturns).Needs(Permission.BreakGlass));
            _ = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).ToList();
        })).Message.ShouldContain("exactly one");

    private static async Task<WebApplication> StartAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(new Callers(new HashedApiKeys(
        [
            (Convert.FromHexString(HashedApiKeys.HashOf("rhk_everything")), new ApiKey("ada", null, Enum.GetValues<Role>())),
            (Convert.FromHexString(HashedApiKeys.HashOf("rhk_clerk")), new ApiKey("clara", null, [Role.Clerk])),
        ])));
        var app = builder.Build();
        app.UseRouting();
        var api = app.MapGroup("/api");
        api.Guarded();
        map(api);
        await app.StartAsync();
        return app;
    }

    private static Uri Address(WebApplication app, string path) =>
        new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), path);
}
