using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Shipping in a refund, tax included. Newer bodies list <c>refund_shipping_lines</c>; older ones an order adjustment of kind
/// <c>shipping_refund</c> with negative amounts. Bodies with both say the same thing twice.
/// </summary>
internal static class RefundShipping
{
    public static SetAmount? Read(JsonView body) => Sum(body.Objects("refund_shipping_lines").Select(Line)) ?? Sum(Adjustments(body));

    private static SetAmount? Line(JsonView line) =>
        MoneySets.Read(line, "subtotal_amount_set", "subtotal_amount") is { } net
            ? RefundContent.Add(net, MoneySets.Read(line, "tax_amount_set", "tax_amount"))
            : null;

    private static IEnumerable<SetAmount?> Adjustments(JsonView body) => body.Objects("order_adjustments")
        .Where(a => string.Equals(a.Text("kind", ReadLimits.Code), "shipping_refund", StringComparison.OrdinalIgnoreCase))
        .Select(a => MoneySets.Read(a, "amount_set", "amount") is { } net
            ? Positive(RefundContent.Add(net, MoneySets.Read(a, "tax_amount_set", "tax_amount")))
            : null);

    private static SetAmount Positive(SetAmount a) =>
        a with { Shop = Math.Abs(a.Shop), Presentment = a.Presentment is { } seen ? Math.Abs(seen) : null };

    private static SetAmount? Sum(IEnumerable<SetAmount?> amounts)
    {
        SetAmount? sum = null;
        foreach (var amount in amounts.OfType<SetAmount>()) sum = sum is null ? amount : RefundContent.Add(sum, amount);
        return sum;
    }
}
