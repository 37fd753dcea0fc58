using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Shopify;

/// <summary>Makes the connectors of shops, and leaves all others to <paramref name="others"/>.</summary>
internal sealed class ShopConnectors(ErpConnectors others, IServiceProvider services) : IConnectorFactory, IDisposable
{
    public IErpConnector Create(ConsumerSettings consumer) => consumer.Connector == ShopifyConsumers.Connector
        ? ShopifyConsumers.Create(
            consumer,
            services.GetRequiredService<ITenants>().Find(consumer.Tenant)?.Connections ?? [],
            services.GetRequiredService<IShopifyAdmin>(),
            services.GetRequiredService<ShopifySnapshots>(),
            services.GetRequiredService<IReturnStore>(),
            services.GetRequiredService<ILookup>())
        : others.Create(consumer);

    public void Dispose() => others.Dispose();
}
