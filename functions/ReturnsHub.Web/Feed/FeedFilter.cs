using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Feed;

/// <summary>Which events of the feed a request is about.</summary>
/// <param name="Tenant">Whose; null for all.</param>
/// <param name="Consumer">Only what this consumer takes; null for no consumer.</param>
/// <param name="Types">Only these types, as wire names or as names without version; empty for all.</param>
internal sealed record FeedFilter(TenantId? Tenant, ConsumerSettings? Consumer, IReadOnlySet<string> Types)
{
    public bool Sees(RecordedEvent e) =>
        (Tenant is not { } tenant || e.Tenant == tenant)
        && (Consumer is null || Subscriptions.Takes(Consumer, e.Type))
        && (Types.Count == 0 || Types.Contains(e.Type) || Types.Contains(Subscriptions.Name(e.Type).ToString()));
}
