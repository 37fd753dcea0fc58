using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Access;

/// <summary>The permission an endpoint needs.</summary>
internal sealed record NeedsPermission(Permission Permission);

/// <summary>Guards endpoints: who calls, and that they may, is known before anything of the request is read.</summary>
internal static class AccessConventions
{
    /// <summary>States the permission an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeedsPermission(permission));

    /// <summary>Puts a guard before every endpoint of a group. An endpoint that states no permission lets nobody in.</summary>
    public static void Guarded(this IEndpointConventionBuilder group) => group.Finally(endpoint =>
    {
        var stated = endpoint.Metadata.OfType<NeedsPermission>().ToList();
        if (stated.Count > 1) throw new InvalidOperationException($"{endpoint.DisplayName} states more than one permission; it needs exactly one.");
        var inner = endpoint.RequestDelegate!;
        var toConsumers = endpoint.Metadata.OfType<OpenToConsumers>().Any();
        endpoint.RequestDelegate = context => GuardAsync(context, stated.FirstOrDefault()?.Permission, toConsumers, inner);
    });

    /// <summary>Who calls.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    private static Task GuardAsync(HttpContext context, Permission? needed, bool toConsumers, RequestDelegate inner)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        var (caller, refusal) = context.RequestServices.GetRequiredService<Callers>().Identify(context.Request);
        if (caller is null)
        {
            if (refusal.Status == StatusCodes.Status401Unauthorized) headers.WWWAuthenticate = "Bearer realm=\"returnshub\"";
            return refusal.ExecuteAsync(context);
        }

        if (needed is not { } permission || !caller.May(permission)) return Missing(needed, caller).ExecuteAsync(context);
        if (caller.Consumer is not null && !toConsumers) return OpenToConsumers.Refusal.ExecuteAsync(context);
        context.Features.Set(caller);
        return inner(context);
    }

    private static Problem Missing(Permission? needed, Caller caller)
    {
        var has = caller.Roles.Count == 0 ? "no role" : Names(caller.Roles);
        return new Problem(403, "permission-missing", needed is { } permission
            ? $"This needs the permission '{AccessNames.Of(permission)}', which these roles have: {Names(RolePermissions.With(permission))}. You have: {has}. Ask an administrator for a role, or somebody who has it to do this."
            : "Nobody may call this address: it states no permission. Report it to the hub's operator.");
    }

    private static string Names(IEnumerable<Role> roles) => string.Join(", ", roles.Select(AccessNames.Of));
}
