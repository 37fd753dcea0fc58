using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Finds the order line a return line takes back.</summary>
internal static class OrderLines
{
    public static OrderLineReport? Find(OrderReport? order, RequestedLine line) => order?.Lines.FirstOrDefault(o =>
        line.OrderLineId is { } id ? string.Equals(o.OrderLineId, id, StringComparison.Ordinal) : line.Sku is { } sku && o.Sku == sku);

    /// <summary>What rules are asked about goods of a return line.</summary>
    public static PolicyScope Scope(PolicyDocument policy, OrderReport? order, OrderLineReport? sold, Sku? sku) => new()
    {
        Channel = order?.Channel,
        Country = order?.Country,
        Category = PolicyRules.CategoryOf(policy, sku, sold?.Category),
        Sku = sku,
        Segment = order?.CustomerSegment,
        Vendor = sold?.Vendor,
    };
}
