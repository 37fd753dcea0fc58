using System.Globalization;
using Microsoft.OpenApi;

namespace ReturnsHub.Web.Documents;

/// <summary>Puts the headers of responses into the OpenAPI document.</summary>
internal static class ResponseHeaders
{
    public static void Apply(OpenApiOperation operation, IEnumerable<ResponseHeaderWords> headers)
    {
        foreach (var header in headers)
        {
            if (operation.Responses?.TryGetValue(header.Status.ToString(CultureInfo.InvariantCulture), out var found) != true || found is not OpenApiResponse response) continue;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.OrdinalIgnoreCase);
            response.Headers[header.Name] = new OpenApiHeader { Description = header.What, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }
}
