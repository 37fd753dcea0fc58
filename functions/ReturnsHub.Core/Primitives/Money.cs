using System.Globalization;

namespace ReturnsHub.Core.Primitives;

/// <summary>
/// An amount in one currency, never finer than the currency's decimals and never beyond a trillion units.
/// Amounts of different currencies do not add.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>No amount is larger than this, either way: a limit on what a hostile payload can make the hub compute.</summary>
    public const decimal Largest = 1_000_000_000_000m;

    /// <summary>Makes an amount.</summary>
    /// <exception cref="ArgumentException">Finer than the currency allows, or too large.</exception>
    public Money(decimal amount, Currency currency)
    {
        if (decimal.Round(amount, currency.Decimals) != amount)
            throw new ArgumentException($"{amount} is finer than {currency} allows.", nameof(amount));
        if (Math.Abs(amount) > Largest)
            throw new ArgumentException("The amount is too large.", nameof(amount));
        // A fixed scale makes 10.0 and 10.00 the same text, and so the same hash.
        Amount = decimal.Round(amount, currency.Decimals) + new decimal(0, 0, 0, false, (byte)currency.Decimals);
        Currency = currency;
    }

    /// <summary>The amount, in units of the currency.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Whether the amount is nothing.</summary>
    public bool IsZero => Amount == 0;

    /// <summary>Nothing, in <paramref name="currency"/>.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The nearest amount that <paramref name="currency"/> can express, halves away from zero.</summary>
    public static Money Rounded(decimal amount, Currency currency) =>
        new(decimal.Round(amount, currency.Decimals, MidpointRounding.AwayFromZero), currency);

    /// <summary>The sum.</summary>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    /// <summary>The difference.</summary>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    /// <summary>The opposite.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>The larger.</summary>
    public static Money Max(Money left, Money right) => left >= right ? left : right;

    /// <inheritdoc />
    public int CompareTo(Money other) => Amount.CompareTo(other.In(Currency));

    /// <inheritdoc />
    public override string ToString() => $"{Amount.ToString(CultureInfo.InvariantCulture)} {Currency}";

    private decimal In(Currency currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} and {currency} do not mix.");
}
