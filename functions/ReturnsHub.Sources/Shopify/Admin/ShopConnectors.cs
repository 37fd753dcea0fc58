using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Makes the connectors of shops, and leaves all others to <paramref name="others"/>.</summary>
/// <param name="others">Makes the connectors of booking systems.</param>
/// <param name="tenants">Their connections say which shop a consumer is.</param>
/// <param name="admin">Asks shops.</param>
/// <param name="snapshots">Brings in what shops know.</param>
/// <param name="store">The returns.</param>
/// <param name="lookup">Finds returns by what is outside.</param>
public sealed class ShopConnectors(
    IConnectorFactory others, ITenants tenants, IShopifyAdmin admin, ShopifySnapshots snapshots, IReturnStore store, ILookup lookup) : IConnectorFactory
{
    /// <inheritdoc />
    /// <exception cref="ArgumentException">The consumer is a shop of no connection.</exception>
    public IErpConnector Create(ConsumerSettings consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return consumer.Connector == ShopifyConsumers.Connector
            ? ShopifyConsumers.Create(consumer, tenants.Find(consumer.Tenant)?.Connections ?? [], admin, snapshots, store, lookup)
            : others.Create(consumer);
    }
}
