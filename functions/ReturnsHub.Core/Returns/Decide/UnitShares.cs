namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What units of an order line are worth. Every unit is worth the price divided by the quantity, cut to the currency's
/// decimals; what the cutting leaves goes with the last unit. So the units add up to the price whatever their order.
/// </summary>
internal static class UnitShares
{
    /// <summary>The uncut worth of units, to compare with limits. Multiplied first: 2.00 / 3 * 3 would be a trifle over 2.00.</summary>
    public static decimal Exact(Money paid, int sold, int units) => paid.Amount * units / sold;

    public static Worth Of(Money paid, int sold, IEnumerable<(int Quantity, decimal FeePercent)> units)
    {
        var smallest = new decimal(1, 0, 0, false, (byte)paid.Currency.Decimals);
        var share = Math.Floor(paid.Amount / sold / smallest) * smallest;
        var total = 0m;
        var fees = 0m;
        var count = 0;
        foreach (var (quantity, percent) in units)
        {
            var counted = Math.Min(quantity, sold - count);
            if (counted <= 0) break;
            count += counted;
            total += share * counted;
            fees += Money.Rounded(share * percent / 100, paid.Currency).Amount * counted;
        }

        if (count == sold) total += paid.Amount - share * sold;
        return new Worth(new Money(total - fees, paid.Currency), new Money(fees, paid.Currency), count);
    }
}
