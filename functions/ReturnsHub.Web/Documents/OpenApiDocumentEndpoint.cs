using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ReturnsHub.Web.Documents;

/// <summary>Serves the OpenAPI document. It is generated once: the address is open, and generating is work.</summary>
internal sealed class OpenApiDocumentEndpoint([FromKeyedServices(OpenApiDocumentEndpoint.Name)] IOpenApiDocumentProvider documents)
{
    public const string Name = "v1";
    private readonly Lock _gate = new();
    private Task<byte[]>? _document;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"/openapi/{Name}.json", async (OpenApiDocumentEndpoint self, HttpContext context) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(await self.DocumentAsync(), "application/json; charset=utf-8");
        }).ExcludeFromDescription();

    private Task<byte[]> DocumentAsync()
    {
        lock (_gate)
        {
            if (_document is null || _document.IsFaulted) _document = WriteAsync();
            return _document;
        }
    }

    private async Task<byte[]> WriteAsync()
    {
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, CancellationToken.None));
    }
}
