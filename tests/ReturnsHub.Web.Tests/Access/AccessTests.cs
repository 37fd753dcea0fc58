using System.Text;
using Microsoft.AspNetCore.Routing;

namespace ReturnsHub.Web.Tests.Access;

public sealed class AccessTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Every_api_endpoint_asks_for_a_key()
    {
        using var client = hub.Client(key: null);
        foreach (var (method, path) in ApiEndpoints())
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path));
            await RunningHub.ShouldRefuseAsync(answer, 401, "key-missing-or-unknown");
            answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Every_api_endpoint_refuses_a_key_without_its_role()
    {
        using var client = hub.Client("rhk_nobody");
        foreach (var (method, path) in ApiEndpoints())
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? RunningHub.Json("{}") : null });
            await RunningHub.ShouldRefuseAsync(answer, 403, "role-missing");
        }
    }

    [Fact]
    public async Task A_key_that_only_reads_changes_nothing_and_sees_no_personal_data()
    {
        using var client = hub.Client("rhk_reader");
        var closed = ApiEndpoints().Where(e => e.Method == HttpMethod.Post || e.Path.Contains("personal-data", StringComparison.Ordinal) || e.Path.Contains("evidence", StringComparison.Ordinal)).ToList();
        closed.Count.ShouldBeGreaterThan(8);
        foreach (var (method, path) in closed)
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, path));
            await RunningHub.ShouldRefuseAsync(answer, 403, "role-missing");
        }
    }

    [Theory]
    [InlineData("Bearer rhk_unknown")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic cmhrX2FkbWluOg==")]
    [InlineData("rhk_admin")]
    public async Task A_wrong_authorization_header_is_no_key(string header)
    {
        using var client = hub.Client(key: null);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header).ShouldBeTrue();
        using var answer = await client.GetAsync("/api/returns");
        await RunningHub.ShouldRefuseAsync(answer, 401, "key-missing-or-unknown");
    }

    [Fact]
    public async Task What_belongs_to_another_tenant_looks_as_if_it_did_not_exist()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("iso-1"));
        var id = opened.GetProperty("returnId").GetString();
        using var other = hub.Client("rhk_other");
        foreach (var path in new[] { $"/api/returns/{id}", $"/api/returns/{id}/events", $"/api/returns/{id}/personal-data" })
        {
            using var answer = await other.GetAsync(path);
            await RunningHub.ShouldRefuseAsync(answer, 404, "not-found");
        }

        using var list = await other.GetAsync("/api/returns");
        (await RunningHub.ReadAsync(list)).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var named = await other.GetAsync("/api/returns?tenant=shop");
        await RunningHub.ShouldRefuseAsync(named, 404, "tenant-unknown");
        using var opens = await other.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("iso-2", extra: "\"tenant\": \"shop\",")));
        await RunningHub.ShouldRefuseAsync(opens, 404, "tenant-unknown");
    }

    [Fact]
    public async Task A_key_for_all_tenants_finds_a_return_by_its_id_alone()
    {
        var opened = await hub.OpenAsync(Bodies.Jacket("all-1"));
        using var admin = hub.Client("rhk_admin");
        using var answer = await admin.GetAsync($"/api/returns/{opened.GetProperty("returnId").GetString()}");
        (await RunningHub.ReadAsync(answer)).GetProperty("tenant").GetString().ShouldBe("shop");
    }

    [Fact]
    public async Task A_key_for_all_tenants_says_whose_a_new_return_is()
    {
        using var admin = hub.Client("rhk_admin");
        using var answer = await admin.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("all-2")));
        await RunningHub.ShouldRefuseAsync(answer, 400, "tenant-missing");
    }

    private IEnumerable<(HttpMethod Method, string Path)> ApiEndpoints()
    {
        var endpoints = hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)).ToList();
        endpoints.Count.ShouldBeGreaterThan(15);
        foreach (var endpoint in endpoints)
        {
            var path = new StringBuilder();
            foreach (var segment in endpoint.RoutePattern.PathSegments)
                path.Append('/').Append(segment.IsSimple && segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
                yield return (new HttpMethod(method), path.ToString());
        }
    }
}
