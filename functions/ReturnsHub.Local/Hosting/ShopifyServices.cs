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
        services.AddSingleton<ShopifyMetrics>();
        services.AddSingleton(_ => new ShopClient(new HttpClient(OutboundGuard.Handler(new OutboundOptions()))));
        services.AddSingleton<IShopifyAdmin>(s => new ThrottledAdmin(
            new HttpShopifyAdmin(s.GetRequiredService<ShopClient>().Http, time, new HttpShopifyOptions()), time, s.GetRequiredService<ShopifyMetrics>()));
        services.AddSingleton<ShopifySnapshots>();
        services.AddSingleton<SubscriptionAudit>();
        services.AddSingleton<SourceReconciliation>();
        services.AddSingleton<ShopifyPump>();
    }

    /// <summary>The client that calls shops, closed with the host.</summary>
    private sealed class ShopClient(HttpClient http) : IDisposable
    {
        public HttpClient Http => http;

        public void Dispose() => http.Dispose();
    }
}
