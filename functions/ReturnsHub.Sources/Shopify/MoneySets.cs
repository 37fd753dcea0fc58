using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>An amount in the shop's currency and, where the body has it, in the customer's.</summary>
internal sealed record SetAmount(decimal Shop, Currency? ShopCurrency, decimal? Presentment, Currency? PresentmentCurrency);

/// <summary>
/// Reads amounts. A field <c>x_set</c> holds <c>shop_money</c> and <c>presentment_money</c>, exact texts with their currency;
/// the plain field <c>x</c> beside it is sometimes a binary number and always without a currency, so it comes second.
/// </summary>
internal static class MoneySets
{
    /// <summary>An amount by its set's name, else by its plain name; null when neither is there.</summary>
    public static SetAmount? Read(JsonView view, string set, string? plain = null)
    {
        if (view.Object(set) is { } both && Of(both) is { } amount) return amount;
        return plain is not null && view.Amount(plain) is { } number ? new SetAmount(number, null, null, null) : null;
    }

    /// <summary>The amount of an object that is a set itself; null when it has no amount.</summary>
    public static SetAmount? Of(JsonView both)
    {
        if (both.Object("shop_money") is not { } shop || shop.Amount("amount") is not { } amount) return null;
        var seen = both.Object("presentment_money");
        return new SetAmount(amount, shop.CurrencyCode("currency_code"), seen?.Amount("amount"), seen?.CurrencyCode("currency_code"));
    }

    /// <summary>A shop amount that must be in <paramref name="currency"/> where it says; zero when absent.</summary>
    public static decimal Shop(JsonView view, string set, string? plain, Currency currency) => In(currency, Read(view, set, plain), view.At(set));

    /// <summary>As <see cref="Shop"/>, of an object that is a set itself.</summary>
    public static decimal ShopOf(JsonView both, Currency currency) => In(currency, Of(both), both.Path);

    /// <summary>What to throw where currencies do not fit together.</summary>
    public static UnreadableException Mixed(string path) =>
        new("currency-mixed", $"'{path}' is in another currency than the amounts it belongs to.");

    private static decimal In(Currency currency, SetAmount? read, string path) =>
        read?.ShopCurrency is { } other && other != currency ? throw Mixed(path) : read?.Shop ?? 0;
}
