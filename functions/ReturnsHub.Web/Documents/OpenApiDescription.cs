using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Returns.Opening;
using ReturnsHub.Web.Webhooks;
using ReturnsHub.Web.Withdrawals;

namespace ReturnsHub.Web.Documents;

/// <summary>Completes the generated OpenAPI document: title, keys, permissions, and the words of each response.</summary>
internal static class OpenApiDescription
{
    private const string Scheme = "apiKey";
    private const string PermissionExtension = "x-permission";
    private const string KeyWords = "Makes the request safe to repeat: the same key and body give the same answer for at least 24 hours.";

    public static void Apply(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ReturnsHub",
                Version = "v1",
                Description = "Opens, shows and settles returns. Refusals are RFC 9457 problem details with a stable 'code'; 'detail' says what to do.",
            };
            // The address depends on where the hub runs.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key of the hub: rhk_ and 32 characters.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            foreach (var words in metadata.OfType<ResponseWords>())
            {
                if (operation.Responses?.TryGetValue(words.Status.ToString(CultureInfo.InvariantCulture), out var response) == true)
                    response.Description = words.What;
            }

            ResponseHeaders.Apply(operation, metadata.OfType<ResponseHeaderWords>());
            var name = metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName;
            if (name is OpenReturnEndpoint.Name or WithdrawalEndpoint.Name) operation.Parameters = [.. operation.Parameters ?? [], Parameter(IdempotencyKey.Header, ParameterLocation.Header, KeyWords)];
            if (name == WebhookEndpoint.Name)
                operation.Parameters = [Parameter("tenant", ParameterLocation.Path, "The tenant."), Parameter("connection", ParameterLocation.Path, "The tenant's connection.")];
            if (metadata.OfType<NeedsPermission>().LastOrDefault() is not { } needed) return Task.CompletedTask;
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            var permission = AccessNames.Of(needed.Permission);
            var roles = string.Join(", ", RolePermissions.With(needed.Permission).Select(AccessNames.Of));
            operation.Description = $"{operation.Description} Needs the permission '{permission}', which these roles have: {roles}.".Trim();
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
            operation.Extensions[PermissionExtension] = new JsonNodeExtension(JsonValue.Create(permission));
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            // Both travel by converters of the hub, which the generator cannot look into.
            if (type == typeof(DateTimeOffset)) schema.Type = JsonSchemaType.String;
            if (type != typeof(decimal)) return Task.CompletedTask;
            schema.Type = JsonSchemaType.String;
            schema.Format = null;
            schema.Pattern = @"^-?\d+(\.\d+)?$";
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string what) => new()
    {
        Name = name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = what,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
