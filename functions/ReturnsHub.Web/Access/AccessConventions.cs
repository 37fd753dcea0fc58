using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access;

/// <summary>The role an endpoint needs.</summary>
internal sealed record NeedsRole(ApiRole Role);

/// <summary>Guards endpoints: who calls is known before anything of the request is read.</summary>
internal static class AccessConventions
{
    private const string Scheme = "Bearer ";

    /// <summary>States the role an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, ApiRole role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeedsRole(role));

    /// <summary>Puts a guard before every endpoint of a group. An endpoint that states no role lets nobody in.</summary>
    public static void Guarded(this IEndpointConventionBuilder group) => group.Finally(endpoint =>
    {
        var role = endpoint.Metadata.OfType<NeedsRole>().LastOrDefault();
        var inner = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => GuardAsync(context, role, inner);
    });

    /// <summary>The key the request came with.</summary>
    public static ApiKey Caller(this HttpContext context) => context.Features.GetRequiredFeature<ApiKey>();

    private static Task GuardAsync(HttpContext context, NeedsRole? needed, RequestDelegate inner)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (Present(context) is not { } key)
        {
            headers.WWWAuthenticate = "Bearer realm=\"returnshub\"";
            return new Problem(401, "key-missing-or-unknown", "Send 'Authorization: Bearer rhk_…' with a key of this hub.").ExecuteAsync(context);
        }

        if (needed is null || !key.Has(needed.Role))
        {
            var role = needed?.Role.ToString().ToLowerInvariant() ?? "no";
            return new Problem(403, "role-missing", $"This needs the role '{role}'. Use a key that has it.").ExecuteAsync(context);
        }

        context.Features.Set(key);
        return inner(context);
    }

    private static ApiKey? Present(HttpContext context)
    {
        var header = context.Request.Headers[HeaderNames.Authorization];
        return header is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? context.RequestServices.GetRequiredService<IApiKeys>().Find(value[Scheme.Length..].Trim())
            : null;
    }
}
