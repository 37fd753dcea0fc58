using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Local.Pumps;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Local.Hosting;

/// <summary>What asks shops: over plain HTTPS, to public addresses only.</summary>
internal static class ShopifyServices
{
    public static void Add(IServiceCollection services, TimeProvider time)
    {
        foreach (var part in ShopifyParts.Singletons) services.AddSingleton(part);
        services.AddSingleton<IShopifyAdmin>(s => new PooledAdmin(
            OutboundGuard.Handler(new OutboundOptions()), http => new HttpShopifyAdmin(http, time, new HttpShopifyOptions()), time, s.GetRequiredService<ShopifyMetrics>()));
        services.AddSingleton<ShopifyPump>();
    }
}
