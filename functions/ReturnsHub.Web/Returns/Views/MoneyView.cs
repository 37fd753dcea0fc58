namespace ReturnsHub.Web.Returns.Views;

/// <summary>An amount of money.</summary>
/// <param name="Amount">A decimal as text, with the currency's decimals: <c>12.50</c>.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record MoneyView(string Amount, string Currency)
{
    internal static MoneyView Of(Money money) =>
        new(money.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture), money.Currency.Code);

    internal static MoneyView? Of(Money? money) => money is { } some ? Of(some) : null;
}
