using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads a consumer that reads the event feed itself.</summary>
internal static class PullConsumerReader
{
    /// <summary>Where such a consumer finds its events: the hub's own feed. Nothing is sent there.</summary>
    private static readonly Uri Feed = new("/api/events", UriKind.Relative);

    public static ConsumerSettings? Read(ConfigNode node, TenantId tenant, string? id)
    {
        foreach (var name in (string[])["url", "secrets", "maxAttempts"])
            node.Member(name)?.Error("has no use here: a consumer that pulls is sent nothing. Take it away.");
        return id is null ? null : new ConsumerSettings { Tenant = tenant, Id = id, Connector = ConsumerSettings.Pull, Url = Feed, Events = node.Texts("events", "names of events") };
    }
}
