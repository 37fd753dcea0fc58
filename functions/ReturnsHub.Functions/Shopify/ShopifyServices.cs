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
        services.AddSingleton<ShopifyMetrics>();
        services.AddSingleton(_ => new ShopClient(new HttpClient(OutboundGuard.Handler(new OutboundOptions()))));
        services.AddSingleton<IShopifyAdmin>(s => new ThrottledAdmin(
            new ShopifySharpAdmin(s.GetRequiredService<ShopClient>().Http, Timeout, time), time, s.GetRequiredService<ShopifyMetrics>()));
        services.AddSingleton<ShopifySnapshots>();
        services.AddSingleton<SubscriptionAudit>();
        services.AddSingleton<SourceReconciliation>();
        return services;
    }

    /// <summary>The client that calls shops, closed with the app.</summary>
    private sealed class ShopClient(HttpClient http) : IDisposable
    {
        public HttpClient Http => http;

        public void Dispose() => http.Dispose();
    }
}
