namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>What every host that asks shops is made of.</summary>
public static class ShopifyParts
{
    /// <summary>Types to register, each once for as long as the host runs, beside an <see cref="IShopifyAdmin"/>.</summary>
    public static IReadOnlyList<Type> Singletons { get; } = [typeof(ShopifyMetrics), typeof(ShopifySnapshots), typeof(SubscriptionAudit), typeof(SourceReconciliation)];
}
