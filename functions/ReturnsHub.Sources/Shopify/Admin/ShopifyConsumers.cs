using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Consumers of the connector <c>shopify</c>: each is the shop of one connection, named by its address.</summary>
public static class ShopifyConsumers
{
    /// <summary>The connector's name in settings.</summary>
    public const string Connector = "shopify";

    private const string Credit = "credit.released";

    /// <summary>The connection whose shop a consumer is; null when there is none.</summary>
    public static ConnectionSettings? Find(ConsumerSettings consumer, IEnumerable<ConnectionSettings> connections)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return connections.FirstOrDefault(c => c.Tenant == consumer.Tenant && ShopifyShop.Of(c)?.Domain == consumer.Url.Host);
    }

    /// <summary>Whether credits of returns that came through a connection are paid in its shop by the hub.</summary>
    public static bool Pays(Tenant tenant, string? connection)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return tenant.Consumers.Any(c =>
            string.Equals(c.Connector, Connector, StringComparison.Ordinal)
            && c.Events.Contains(Credit, StringComparer.Ordinal)
            && Find(c, tenant.Connections) is { } shop
            && string.Equals(shop.Id, connection, StringComparison.Ordinal)
            && ShopifyShop.Of(shop)!.Loop.HasFlag(LoopActions.Refund));
    }

    /// <summary>What is wrong with a consumer's settings, each in a sentence that says what to fix; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, IEnumerable<ConnectionSettings> connections)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        if (consumer.Url.Scheme != Uri.UriSchemeHttps || !ShopifyApi.IsShopDomain(consumer.Url.Host) || consumer.Url.PathAndQuery != "/")
            return ["The url of a shop is https://, its own domain at myshopify.com, and nothing else."];
        if (Find(consumer, connections) is not { } connection)
            return [$"There is no Shopify connection with options.shopDomain {consumer.Url.Host} and credentials.{ShopifyShop.TokenName}."];
        var faults = new List<string>();
        if (consumer.Secrets.Count > 0) faults.Add($"A shop takes no secrets here; its token stands with the connection, as credentials.{ShopifyShop.TokenName}.");
        if (consumer.Events.Count == 0)
            faults.Add($"Name the events the shop takes: return.requested, return.named and exception.raised fetch what webhooks leave out; return.authorised, return.declined and {Credit} act in the shop.");
        // A credit that is confirmed counts as booked, so nobody may confirm what they do nothing with.
        var acts = (ShopifyShop.Of(connection)!.Loop & (LoopActions.Process | LoopActions.Refund)) != LoopActions.None;
        if (consumer.Events.Contains(Credit, StringComparer.Ordinal) && !acts)
            faults.Add($"It takes {Credit}, but the connection's options.{ShopifyShop.LoopOption} names neither process nor refund.");
        return faults;
    }

    /// <summary>The connector of a consumer that <see cref="Check"/> found nothing wrong with.</summary>
    /// <exception cref="ArgumentException">There is no such connection.</exception>
    public static IErpConnector Create(
        ConsumerSettings consumer, IEnumerable<ConnectionSettings> connections, IShopifyAdmin admin, ShopifySnapshots snapshots, IReturnStore store, ILookup lookup) =>
        Find(consumer, connections) is { } connection
            ? new ShopifyConnector(connection, admin, snapshots, store, lookup)
            : throw new ArgumentException($"{consumer} is no shop of a connection.", nameof(consumer));
}
