using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Shopify;

/// <summary>What asks shops: ShopifySharp over a guarded client, to public addresses only.</summary>
internal static class ShopifyServices
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddShopify(this IServiceCollection services, TimeProvider time)
    {
        foreach (var part in ShopifyParts.Singletons) services.AddSingleton(part);
        services.AddSingleton<IShopifyAdmin>(s => new PooledAdmin(
            OutboundGuard.Handler(new OutboundOptions()), http => new ShopifySharpAdmin(http, Timeout, time), time, s.GetRequiredService<ShopifyMetrics>()));
        return services;
    }
}
