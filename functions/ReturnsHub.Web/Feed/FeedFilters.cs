using Microsoft.AspNetCore.Http;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Feed;

/// <summary>Finds out what a caller asks for and may see.</summary>
internal sealed class FeedFilters(ITenants tenants, TenantScope scope)
{
    private const int MostTypes = 100;

    private static readonly HashSet<string> Known =
        [.. EventCatalogue.All.SelectMany(e => (string[])[e.Wire, Subscriptions.Name(e.Wire).ToString()])];

    /// <exception cref="ProblemException">The tenant, the consumer or a type is none for this caller.</exception>
    public FeedFilter Of(HttpContext context, string? tenant, string? consumer, string[]? types)
    {
        var only = scope.ForList(context, tenant);
        return new FeedFilter(only, ConsumerOf(context, tenant, consumer), TypesOf(types));
    }

    /// <summary>The consumer a caller is bound to or asks about; null for none.</summary>
    /// <exception cref="ProblemException">There is none of that name for this caller.</exception>
    public ConsumerSettings? ConsumerOf(HttpContext context, string? tenant, string? asked)
    {
        var own = context.Caller().Consumer;
        if ((own ?? asked) is not { } id) return null;
        if (own is not null && asked is not null && asked != own) throw Unknown();
        return tenants.Find(scope.ForNew(context, tenant))?.Consumers.FirstOrDefault(c => c.Id == id) ?? throw Unknown();
    }

    private static HashSet<string> TypesOf(string[]? asked)
    {
        List<string> types = [.. (asked ?? []).SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(MostTypes + 1)];
        if (types.Count > MostTypes) throw new ProblemException(Problems.Query("type", $"names at most {MostTypes} types."));
        return types.TrueForAll(Known.Contains)
            ? types.ToHashSet(StringComparer.Ordinal)
            : throw new ProblemException(Problems.Query("type", "names an event type the hub does not know. /api/event-types lists them, such as credit.released."));
    }

    private static ProblemException Unknown() =>
        new(404, "consumer-unknown", "No such consumer for this key. Leave 'consumer' out, or use one of the key's tenant.");
}
