using ReturnsHub.Sources.EasyPost;
using ReturnsHub.Sources.Shopify;
using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources;

/// <summary>Every source adapter the hub has. A new one is a folder and a line here.</summary>
public static class SourceCatalogue
{
    /// <summary>All adapters. <paramref name="time"/> is the clock against which signed timestamps are judged.</summary>
    public static IReadOnlyList<ISource> Create(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return [new ShopifySource(), new EasyPostSource(), new WarehouseSource(time)];
    }
}
