using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Web.Documents.AsyncApi;

/// <summary>Serves the AsyncAPI document. It is made once: the address is open, and making it is work.</summary>
internal static class AsyncApiDocumentEndpoint
{
    private const string MediaType = "application/vnd.aai.asyncapi+json;version=3.0.0";
    private static readonly Lazy<byte[]> Document = new(() => Encoding.UTF8.GetBytes(AsyncApiDocument.Create().ToJsonString(HubJson.Options)));

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/asyncapi.json", (HttpContext context) =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(Document.Value, MediaType);
    }).ExcludeFromDescription();
}
