using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Access;

/// <summary>Walks every address with every role, with a key without roles, and without a key.</summary>
public sealed class EveryEndpointByEveryRoleTests(RunningHub hub) : IClassFixture<RunningHub>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_address_is_in_the_table_or_open_on_purpose()
    {
        var mapped = EndpointTable.Mapped(hub.Get<EndpointDataSource>()).Select(e => e.Name).Where(n => n != "GET /broken");
        mapped.Order(StringComparer.Ordinal).ShouldBe(EndpointTable.Needs.Keys.Concat(EndpointTable.Open).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_guarded_endpoint_states_the_permission_the_table_has()
    {
        foreach (var (name, endpoint, _, _) in Guarded())
            endpoint.Metadata.OfType<NeedsPermission>().Select(n => n.Permission).ShouldBe([EndpointTable.Needs[name]], name);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_gets_in_where_it_has_the_permission_and_nowhere_else(Role role)
    {
        var let = 0;
        using var client = hub.Client(RunningHub.KeyOf(role));
        foreach (var (name, _, method, path) in Guarded())
        {
            var needed = EndpointTable.Needs[name];
            using var answer = await SendAsync(client, method, path);
            if (RolePermissions.Of(role).Contains(needed))
            {
                ((int)answer.StatusCode).ShouldNotBeOneOf([401, 403], $"{role} at {name}");
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{role} at {name}");
                let++;
                continue;
            }

            var problem = await RunningHub.ShouldRefuseAsync(answer, 403, "permission-missing");
            var detail = problem.GetProperty("detail").GetString()!;
            detail.ShouldContain($"'{AccessNames.Of(needed)}'");
            foreach (var other in RolePermissions.With(needed)) detail.ShouldContain(AccessNames.Of(other));
            detail.ShouldContain($"You have: {AccessNames.Of(role)}.");
        }

        let.ShouldBeInRange(1, EndpointTable.Needs.Count - 1);
    }

    [Fact]
    public async Task A_key_without_roles_gets_in_nowhere()
    {
        using var client = hub.Client("rhk_nobody");
        foreach (var (_, _, method, path) in Guarded())
        {
            using var answer = await SendAsync(client, method, path);
            var problem = await RunningHub.ShouldRefuseAsync(answer, 403, "permission-missing");
            problem.GetProperty("detail").GetString()!.ShouldContain("You have: no role.");
        }
    }

    [Fact]
    public async Task Without_a_key_nobody_gets_in()
    {
        using var client = hub.Client(key: null);
        foreach (var (_, _, method, path) in Guarded())
        {
            using var answer = await SendAsync(client, method, path);
            await RunningHub.ShouldRefuseAsync(answer, 401, "key-missing-or-unknown");
            answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint, HttpMethod Method, string Path)> Guarded()
    {
        var guarded = EndpointTable.Mapped(hub.Get<EndpointDataSource>()).Where(e => e.Path.StartsWith("/api", StringComparison.Ordinal)).ToList();
        guarded.Count.ShouldBe(EndpointTable.Needs.Count);
        return guarded;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get) request.Content = RunningHub.Json("{}");
        return await client.SendAsync(request);
    }
}
