using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReturnsHub.Web.Documents;
using ReturnsHub.Web.Json;

namespace ReturnsHub.Web.Access;

/// <summary>Who the hub takes a caller for.</summary>
/// <param name="Subject">The subject id that stands on what they do.</param>
/// <param name="Tenant">The only tenant they see; absent when they see all.</param>
/// <param name="Roles">What they are to the hub: <c>clerk</c>, <c>approver</c>.</param>
/// <param name="Permissions">What they may do because of it: <c>approve-credit</c>.</param>
/// <param name="Via">From where they call, as the audit trail has it.</param>
public sealed record MeView(string Subject, string? Tenant, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, string Via);

/// <summary>Tells a caller who the hub takes them for. Every role may read returns, so every role may ask.</summary>
internal static class MeEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/me", Get)
            .Needs(Permission.ReadReturns)
            .Describe("whoAmI", "Show who you are to the hub, and what you may do.")
            .Answers<MeView>(200, "You.");

    private static IResult Get(HttpContext context)
    {
        var caller = context.Caller();
        return Answers.Json(new MeView(
            caller.Subject,
            caller.Tenant?.Value,
            [.. caller.Roles.Select(AccessNames.Of)],
            [.. Enum.GetValues<Permission>().Where(caller.May).Select(AccessNames.Of)],
            caller.Via));
    }
}
