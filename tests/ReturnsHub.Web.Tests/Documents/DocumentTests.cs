using System.Net;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Access;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Web.Tests.Documents;

public sealed class DocumentTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_openapi_document_describes_every_api_endpoint_with_its_answers_and_its_key()
    {
        using var client = hub.Client(key: null);
        var document = await RunningHub.ReadAsync(await client.GetAsync("/openapi/v1.json"));
        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var paths = document.GetProperty("paths");
        foreach (var endpoint in hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var operation = paths.GetProperty(endpoint.RoutePattern.RawText!).GetProperty(method.ToLowerInvariant());
                operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace();
                var needed = endpoint.Metadata.GetMetadata<NeedsPermission>()!.Permission;
                operation.GetProperty("x-permission").GetString().ShouldBe(AccessNames.Of(needed));
                operation.GetProperty("description").GetString()!.ShouldContain($"Needs the permission '{AccessNames.Of(needed)}'");
                operation.GetProperty("security").GetArrayLength().ShouldBe(1);
                operation.GetProperty("responses").EnumerateObject().ShouldContain(r => r.Name.StartsWith('2'));
                operation.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue();
                operation.GetProperty("responses").TryGetProperty("403", out _).ShouldBeTrue();
            }
        }

        paths.GetProperty("/webhooks/{tenant}/{connection}").GetProperty("post").GetProperty("parameters").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Operation_ids_are_unique()
    {
        using var client = hub.Client(key: null);
        var document = await RunningHub.ReadAsync(await client.GetAsync("/openapi/v1.json"));
        var ids = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value.GetProperty("operationId").GetString()).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public async Task Every_event_points_to_a_schema_that_is_published()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("schema-1"));
        using var reader = hub.Client("rhk_reader");
        var events = await RunningHub.ReadAsync(await reader.GetAsync($"/api/returns/{view.GetProperty("returnId").GetString()}/events"));
        using var client = hub.Client(key: null);
        foreach (var address in events.EnumerateArray().Select(e => e.GetProperty("dataschema").GetString()!).Distinct(StringComparer.Ordinal))
        {
            using var answer = await client.GetAsync($"/schemas/{address}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
            (await RunningHub.ReadAsync(answer)).GetProperty("$id").GetString().ShouldBe(address);
        }
    }

    [Fact]
    public async Task Schemas_are_listed_where_they_are()
    {
        using var client = hub.Client(key: null);
        var list = await RunningHub.ReadAsync(await client.GetAsync("/schemas/"));
        list.GetArrayLength().ShouldBeGreaterThan(20);
        foreach (var link in list.EnumerateArray())
        {
            using var answer = await client.GetAsync(link.GetProperty("href").GetString());
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var unknown = await client.GetAsync("/schemas/nothing.json");
        await RunningHub.ShouldRefuseAsync(unknown, 404, "not-found");
    }

    [Fact]
    public async Task The_first_page_needs_no_script_and_lets_none_run()
    {
        using var client = hub.Client(key: null);
        using var answer = await client.GetAsync("/");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script");
    }
}
