namespace ReturnsHub.Sources.Json;

/// <summary>Makes money of computed amounts, within <see cref="Money.Largest"/>.</summary>
internal static class Moneys
{
    /// <summary>The nearest amount the currency can express; <paramref name="what"/> names it in the detail.</summary>
    public static Money Of(decimal amount, Currency currency, string what) =>
        Math.Abs(amount) < Money.Largest
            ? Money.Rounded(amount, currency)
            : throw new UnreadableException("amount-out-of-range", $"{what} comes to too large an amount.");
}
