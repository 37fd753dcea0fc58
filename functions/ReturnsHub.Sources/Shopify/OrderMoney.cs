using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>What lines and shipping of an order cost the customer, in the shop's currency.</summary>
internal sealed record OrderMoney(Currency Currency, bool? TaxesIncluded)
{
    /// <summary>What was paid for a line, tax included, after the discounts as prorated at sale; and the tax in it.</summary>
    public (Money Paid, Money Tax) Line(JsonView line, int quantity)
    {
        if (MoneySets.Read(line, "price_set", "price") is null) throw line.Missing("price");
        var price = MoneySets.Shop(line, "price_set", "price", Currency);
        return Total(line, price * quantity);
    }

    /// <summary>What was paid for shipping, tax included, and the tax in it. Methods taken off the order do not count.</summary>
    public (Money Paid, Money Tax) Shipping(IReadOnlyList<JsonView> lines)
    {
        var (paid, tax) = (0m, 0m);
        foreach (var line in lines)
        {
            if (line.Flag("is_removed") == true) continue;
            var total = Total(line, MoneySets.Shop(line, "price_set", "price", Currency));
            paid += total.Paid.Amount;
            tax += total.Tax.Amount;
        }

        return (Moneys.Of(paid, Currency, "'shipping_lines'"), Moneys.Of(tax, Currency, "The tax of 'shipping_lines'"));
    }

    /// <summary>A duty of a line, the tax on it included. A webhook's duty is a set itself; the Admin API has it under <c>price</c>.</summary>
    public Money Duty(JsonView duty) => Total(duty, MoneySets.ShopOf(duty.Object("price") ?? duty, Currency)).Paid;

    private (Money Paid, Money Tax) Total(JsonView line, decimal gross)
    {
        var discount = line.Objects("discount_allocations").Sum(d => MoneySets.Shop(d, "amount_set", "amount", Currency));
        var tax = line.Objects("tax_lines").Sum(t => MoneySets.Shop(t, "price_set", "price", Currency));
        var paid = gross - discount + TaxOnTop(line, tax);
        if (paid < 0 || tax < 0) throw new UnreadableException("amount-out-of-range", $"'{line.Path}' comes to less than nothing.");
        return (Moneys.Of(paid, Currency, $"'{line.Path}'"), Moneys.Of(tax, Currency, $"'{line.At("tax_lines")}'"));
    }

    private decimal TaxOnTop(JsonView line, decimal tax) => TaxesIncluded switch
    {
        true => 0,
        false => tax,
        // Guessing net or gross would credit the tax twice or not at all.
        null when tax != 0 => throw new UnreadableException(
            "field-missing", $"'taxes_included' is missing although '{line.At("tax_lines")}' has tax. The subscription must not leave it out."),
        null => 0,
    };
}
