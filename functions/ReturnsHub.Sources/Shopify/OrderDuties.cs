using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Duties the customer paid beside the prices (https://shopify.dev/docs/api/admin-rest/latest/resources/order), as sold. With
/// <c>duties_included</c> they are part of the prices, and naming them again would credit them twice.
/// </summary>
internal sealed record OrderDuties(OrderMoney Money, bool Included)
{
    public static OrderDuties Of(JsonView order, OrderMoney money) => new(money, order.Flag("duties_included") == true);

    /// <summary>A line's duties, tax on them included; null when it has none.</summary>
    public Money? Line(JsonView line)
    {
        if (Included) return null;
        var sum = line.Objects("duties").Sum(d => Money.Duty(d).Amount);
        return Some(sum, line.At("duties"));
    }

    /// <summary>
    /// The whole order's: what its lines say, else its total; null when there were none. The current total shrinks with every
    /// refund and comes last.
    /// </summary>
    public Money? Whole(JsonView order, IReadOnlyList<OrderLineReport> lines)
    {
        if (Included) return null;
        var byLine = lines.Sum(l => l.Duties?.Amount ?? 0);
        if (byLine > 0) return Some(byLine, "line_items");
        var set = order.Has("original_total_duties_set") ? "original_total_duties_set" : "current_total_duties_set";
        return Some(MoneySets.Shop(order, set, null, Money.Currency), order.At(set));
    }

    private Money? Some(decimal sum, string path) => sum switch
    {
        < 0 => throw new UnreadableException("amount-out-of-range", $"'{path}' comes to less than nothing."),
        0 => null,
        _ => Moneys.Of(sum, Money.Currency, $"'{path}'"),
    };
}
