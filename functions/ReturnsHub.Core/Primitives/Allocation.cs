using System.Numerics;

namespace ReturnsHub.Core.Primitives;

/// <summary>
/// The one place where money is rounded into parts. Reckons in the currency's smallest coin with whole numbers of any size, so
/// that nothing is lost and nothing overflows. The parts always add up to the whole.
/// </summary>
internal static class Allocation
{
    /// <summary>
    /// Splits money in proportion to weights: each part is cut to whole coins, and the coins left over go one each to the largest
    /// remainders, the earlier part first where they are equal. A negative weight counts as nothing; where no weight counts, all
    /// count alike. Money below nothing is split as its opposite.
    /// </summary>
    /// <exception cref="ArgumentException">There is nothing to split over.</exception>
    public static IReadOnlyList<Money> Split(Money whole, IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0) throw new ArgumentException("Money is split over at least one part.", nameof(weights));
        if (whole.Amount < 0) return [.. Split(-whole, weights).Select(p => -p)];
        var shares = Whole(weights);
        var sum = shares.Aggregate(BigInteger.Zero, (a, b) => a + b);
        var coins = Coins(whole);
        var parts = shares.Select(w => BigInteger.Divide(coins * w, sum)).ToArray();
        var left = (int)(coins - parts.Aggregate(BigInteger.Zero, (a, b) => a + b));
        var byRemainder = Enumerable.Range(0, shares.Length).OrderByDescending(i => BigInteger.Remainder(coins * shares[i], sum)).ThenBy(i => i);
        foreach (var i in byRemainder.Take(left)) parts[i]++;
        return [.. parts.Select(p => Of(p, whole.Currency))];
    }

    /// <summary>
    /// What the first <paramref name="first"/> of <paramref name="units"/> equal units are worth. All remainders are equal, and the
    /// coins left over go one each to the last units: returned one by one, no unit is worth less than the one before, and several
    /// returns of the same units never come to more than the whole.
    /// </summary>
    public static Money FirstUnits(Money whole, int units, int first)
    {
        if (whole.Amount < 0) return -FirstUnits(-whole, units, first);
        if (units <= 0 || first <= 0) return Money.Zero(whole.Currency);
        if (first >= units) return whole;
        var (each, odd) = BigInteger.DivRem(Coins(whole), units);
        return Of(each * first + BigInteger.Max(0, first - (units - odd)), whole.Currency);
    }

    /// <summary>How many of <paramref name="units"/> equal units carry one coin more than the others; they are the last ones.</summary>
    public static int OddUnits(Money whole, int units) => units <= 0 || whole.Amount <= 0 ? 0 : (int)BigInteger.Remainder(Coins(whole), units);

    /// <summary>
    /// How much of <paramref name="part"/> lies in the first <paramref name="upTo"/> of <paramref name="whole"/>, to the nearest
    /// coin, halves up. Asked before and after, the differences add up to the part.
    /// </summary>
    public static Money Inside(Money part, Money whole, Money upTo)
    {
        if (whole.Amount <= 0 || upTo.Amount <= 0) return Money.Zero(whole.Currency);
        if (upTo >= whole) return part;
        if (part.Amount < 0) return -Inside(-part, whole, upTo);
        var all = Coins(whole);
        return Of((2 * Coins(part) * Coins(upTo) + all) / (2 * all), whole.Currency);
    }

    /// <summary>The smallest coin of a currency.</summary>
    public static Money Coin(Currency currency) => new(new decimal(1, 0, 0, false, (byte)currency.Decimals), currency);

    private static BigInteger Coins(Money money) => new(money.Amount * Scale(money.Currency));

    private static Money Of(BigInteger coins, Currency currency) => new((decimal)coins / Scale(currency), currency);

    private static decimal Scale(Currency currency) => currency.Decimals switch { 0 => 1, 2 => 100, _ => 1000 };

    /// <summary>The weights as whole numbers in the same proportion.</summary>
    private static BigInteger[] Whole(IReadOnlyList<decimal> weights)
    {
        var finest = weights.Max(w => w.Scale);
        var shares = weights.Select(w => w <= 0 ? BigInteger.Zero : Mantissa(w) * BigInteger.Pow(10, finest - w.Scale)).ToArray();
        return shares.All(s => s.IsZero) ? [.. shares.Select(_ => BigInteger.One)] : shares;
    }

    private static BigInteger Mantissa(decimal value)
    {
        var bits = decimal.GetBits(value);
        return (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
    }
}
