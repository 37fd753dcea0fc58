using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Wire;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Documents;

/// <summary>A schema the hub publishes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Href">Where it is.</param>
public sealed record SchemaLink(string Name, string Href);

/// <summary>Publishes the JSON Schemas of events and policies: an event's <c>dataschema</c> names one.</summary>
internal static class SchemaEndpoints
{
    private const string Path = "/schemas/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, List)
            .Describe("listSchemas", "List the JSON Schemas of everything the hub publishes.")
            .Answers<IReadOnlyList<SchemaLink>>(200, "Their names and addresses.");
        endpoints.MapGet(Path + "{name}", Get)
            .Describe("getSchema", "Fetch a JSON Schema.")
            .Answers<object>(200, "The schema.", Schemas.MediaType)
            .Refuses(404);
    }

    private static IResult List() => Answers.Json<IReadOnlyList<SchemaLink>>([.. Schemas.Names.Select(n => new SchemaLink(n, Path + n))]);

    private static IResult Get(string name, HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // What stands in an event's dataschema is taken too.
        if (name.StartsWith(CloudEventJson.SchemaUriPrefix, StringComparison.Ordinal)) name = name[CloudEventJson.SchemaUriPrefix.Length..];
        return Schemas.Find(name) is { } schema ? Results.Text(schema.ToJsonString(HubJson.Options), Schemas.MediaType) : Problems.NotFound;
    }
}
