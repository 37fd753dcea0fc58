using System.Text.Json;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads a consumer that reads the event feed itself.</summary>
internal static class PullConsumerReader
{
    private const string Flag = "confirmsBookings";

    /// <summary>Where such a consumer finds its events: the hub's own feed. Nothing is sent there.</summary>
    private static readonly Uri Feed = new("/api/events", UriKind.Relative);

    public static ConsumerSettings? Read(ConfigNode node, TenantId tenant, string? id)
    {
        foreach (var name in (string[])["url", "secrets", "maxAttempts"])
            node.Member(name)?.Error("has no use here: a consumer that pulls is sent nothing. Take it away.");
        return id is null ? null : new ConsumerSettings { Tenant = tenant, Id = id, Connector = ConsumerSettings.Pull, Url = Feed, Events = node.Texts("events", "names of events"), ConfirmsBookings = Confirms(node) };
    }

    /// <summary>A consumer that is sent events confirms each by its answer.</summary>
    public static void Unused(ConfigNode node) =>
        node.Member(Flag)?.Error("has no use here: the consumer's answer to a delivery confirms it. Only a consumer that pulls reports its bookings.");

    private static bool Confirms(ConfigNode node)
    {
        if (node.Member(Flag) is not { } member) return false;
        if (member.Element.ValueKind is JsonValueKind.True or JsonValueKind.False) return member.Element.GetBoolean();
        member.Error("must be true or false: whether the consumer reports what it booked of each event.");
        return false;
    }
}
