using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>What a profile's <c>settings</c> say about a site of ERPNext.</summary>
/// <param name="Company">The company's name.</param>
/// <param name="Currency">The company's currency: the one that journal entries are in.</param>
/// <param name="KeyField">The unique custom field that holds our number.</param>
/// <param name="OrderField">The field of sales invoices that holds the shop's order; null leaves credit notes without an original.</param>
/// <param name="ReasonField">The custom field of credit notes' rows that takes reason codes.</param>
/// <param name="CostCenter">The cost centre of every row; null leaves it to the company's default.</param>
/// <param name="DifferenceAccount">The contra account of stock that comes in or leaves.</param>
/// <param name="MoneyItem">The item without stock that rows about money alone name on credit notes that move stock.</param>
internal sealed record ErpNextSettings(
    string Company, Currency Currency, string KeyField, string? OrderField, string? ReasonField, string? CostCenter, string? DifferenceAccount, string? MoneyItem)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "apiKey", "company", "currency", "keyField", "orderField", "reasonField", "costCenter", "differenceAccount", "moneyItem",
    };

    private static readonly string[] Fields = ["keyField", "orderField", "reasonField"];

    public static ErpNextSettings Of(Profile profile) => new(
        profile.Settings["company"],
        new Currency(profile.Settings["currency"]),
        profile.Settings.GetValueOrDefault("keyField", "returnshub_key"),
        profile.Settings.GetValueOrDefault("orderField"),
        profile.Settings.GetValueOrDefault("reasonField"),
        profile.Settings.GetValueOrDefault("costCenter"),
        profile.Settings.GetValueOrDefault("differenceAccount"),
        profile.Settings.GetValueOrDefault("moneyItem"));

    public static IEnumerable<string> Check(Profile profile)
    {
        var settings = profile.Settings;
        if (string.IsNullOrWhiteSpace(settings.GetValueOrDefault("apiKey"))) yield return "settings.apiKey: take it from the user's API Access; the API secret is the consumer's secret.";
        if (string.IsNullOrWhiteSpace(settings.GetValueOrDefault("company"))) yield return "settings.company: name the company that is booked in.";
        if (!Currency.TryParse(settings.GetValueOrDefault("currency"), out _)) yield return "settings.currency: name the company's currency, as in EUR: journal entries are in it.";
        foreach (var name in Fields.Where(n => settings.TryGetValue(n, out var field) && !IsField(field)))
            yield return $"settings.{name}: give a field's name, as in custom_returnshub_key.";
        if (profile.PricesIncludeTax) yield return "pricesIncludeTax: the tax of a credit note is booked as released, beside net prices; set it to false.";
        if (profile.Taxes.Count == 0) yield return "taxes: map every rate to the account of its tax, as in VAT 19% - N.";
        if (profile.Accounts.Payments.Count > 0) yield return "accounts.payments: a credit note pays nobody here. Remove it; credits stay open until a payment entry is made.";
        if (profile.Stock == StockBooking.Moves && string.IsNullOrWhiteSpace(settings.GetValueOrDefault("differenceAccount")))
            yield return "settings.differenceAccount: name the contra account of stock entries: the account of cost of goods sold.";
        if (profile.Stock == StockBooking.CreditMemo && string.IsNullOrWhiteSpace(settings.GetValueOrDefault("moneyItem")))
            yield return "settings.moneyItem: name an item without stock for rows about money alone: ERPNext submits no credit note that moves stock with a row that has no item.";
        foreach (var key in settings.Keys.Where(k => !Known.Contains(k))) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }

    private static bool IsField(string name) => name is { Length: > 0 and <= 60 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
