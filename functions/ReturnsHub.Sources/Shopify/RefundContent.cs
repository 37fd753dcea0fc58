using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>A refunded line, tax included.</summary>
internal sealed record RefundedLine(string OrderLineId, int Quantity, SetAmount Amount, string Path);

/// <summary>
/// What a refund says it is for: lines, shipping and duties, in shop money and in what the customer saw. The two totals are the
/// refund's own rate between the currencies.
/// </summary>
internal sealed record RefundContent(
    IReadOnlyList<RefundedLine> Lines, SetAmount? Shipping, SetAmount? Duties, Currency? ShopCurrency, Currency? SeenCurrency)
{
    private IEnumerable<SetAmount> Amounts => [.. Lines.Select(l => l.Amount), .. new[] { Shipping, Duties }.OfType<SetAmount>()];

    public static RefundContent Read(JsonView body)
    {
        var lines = body.Objects("refund_line_items").Select(Line).ToList();
        var shipping = RefundShipping.Read(body);
        // The duties' set is there even in a refund of nothing but an amount.
        var duties = MoneySets.Read(body, "total_duties_set") ?? RefundDuties(body);
        IEnumerable<SetAmount?> all = [.. lines.Select(l => l.Amount), shipping, duties];
        return new RefundContent(
            lines,
            shipping,
            duties,
            One(all.Select(a => a?.ShopCurrency), "shop_money"),
            One(all.Select(a => a?.PresentmentCurrency), "presentment_money"));
    }

    /// <summary>A transaction's amount in shop money. Payments are made in either currency.</summary>
    public decimal InShopMoney(RefundTransaction transaction, Currency shop)
    {
        if (transaction.Currency is not { } currency || currency == shop) return transaction.Amount;
        var (ours, seen) = Totals();
        return currency == SeenCurrency && seen > 0 && ours > 0 ? transaction.Amount * ours / seen : throw MoneySets.Mixed(transaction.Path);
    }

    /// <summary>What the customer saw of the money that moved; null when that is the same currency, or not told.</summary>
    public Money? Presentment(Money moved)
    {
        if (SeenCurrency is not { } currency || currency == moved.Currency) return null;
        var (ours, seen) = Totals();
        return seen > 0 && ours > 0 ? Moneys.Of(moved.Amount * seen / ours, currency, "What the customer saw") : null;
    }

    private static RefundedLine Line(JsonView line)
    {
        var sold = line.Object("line_item");
        var id = (sold is { } item ? ShopifyIds.Of(item, "LineItem") : null) ?? line.Digits("line_item_id") ?? throw line.Missing("line_item_id");
        var net = MoneySets.Read(line, "subtotal_set", "subtotal") ?? throw line.Missing("subtotal");
        return new RefundedLine(id, line.Quantity("quantity"), Add(net, MoneySets.Read(line, "total_tax_set", "total_tax")), line.Path);
    }

    // include_fields may have left the total out.
    private static SetAmount? RefundDuties(JsonView body) => body.Objects("duties").Select(d => MoneySets.Read(d, "amount_set"))
        .OfType<SetAmount>().Aggregate((SetAmount?)null, (sum, d) => sum is null ? d : Add(sum, d));

    /// <summary>The sum of two amounts, in the customer's currency only where both are told in it.</summary>
    internal static SetAmount Add(SetAmount left, SetAmount? right) => right is null
        ? left
        : new SetAmount(
            left.Shop + right.Shop,
            left.ShopCurrency ?? right.ShopCurrency,
            left.Presentment + right.Presentment,
            left.PresentmentCurrency ?? right.PresentmentCurrency);

    private (decimal Ours, decimal Seen) Totals()
    {
        var all = Amounts.Where(a => a.Presentment is not null).ToList();
        // Bounded, so that a rate made of them cannot overflow.
        return (
            Math.Min(all.Sum(a => a.Shop), Money.Largest),
            Math.Min(all.Sum(a => a.Presentment!.Value), Money.Largest));
    }

    private static Currency? One(IEnumerable<Currency?> currencies, string what)
    {
        var named = currencies.OfType<Currency>().Distinct().ToList();
        if (named.Count > 1) throw new UnreadableException("currency-mixed", $"The refund's '{what}' amounts are in several currencies.");
        return named.Count == 1 ? named[0] : null;
    }
}
