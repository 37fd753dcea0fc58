using System.Globalization;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Odoo;

/// <summary>What a profile's <c>settings</c> say about a database of Odoo.</summary>
/// <param name="Database">The database, where the host has several.</param>
/// <param name="Company">The company's id; null for the user's own.</param>
/// <param name="Currency">The company's currency: the one that journal entries are in.</param>
/// <param name="SalesJournal">The journal of credit notes; null leaves it to Odoo.</param>
/// <param name="PurchaseJournal">The journal of claims; null leaves it to Odoo.</param>
/// <param name="EntryJournal">The journal of journal entries.</param>
/// <param name="ReceiptType">The operation type of units that come from customers.</param>
/// <param name="InternalType">The operation type of units that change place or leave stock.</param>
/// <param name="CustomerLocation">Where customers' units come from.</param>
/// <param name="LossLocation">Where units go that leave stock.</param>
/// <param name="ReasonField">The field of credit notes' lines that takes reason codes.</param>
/// <param name="Module">Whether the module is installed that books a document in one call.</param>
internal sealed record OdooSettings(
    string? Database,
    int? Company,
    Currency Currency,
    string? SalesJournal,
    string? PurchaseJournal,
    string EntryJournal,
    string ReceiptType,
    string InternalType,
    string CustomerLocation,
    string? LossLocation,
    string? ReasonField,
    bool Module)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "database", "companyId", "currency", "salesJournal", "purchaseJournal", "entryJournal", "receiptType", "internalType", "customerLocation", "lossLocation", "reasonField", "module",
    };

    public static OdooSettings Of(Profile profile)
    {
        var settings = profile.Settings;
        return new OdooSettings(
            settings.GetValueOrDefault("database"),
            settings.TryGetValue("companyId", out var company) ? int.Parse(company, CultureInfo.InvariantCulture) : null,
            new Currency(settings["currency"]),
            settings.GetValueOrDefault("salesJournal"),
            settings.GetValueOrDefault("purchaseJournal"),
            settings.GetValueOrDefault("entryJournal", "MISC"),
            settings.GetValueOrDefault("receiptType", "IN"),
            settings.GetValueOrDefault("internalType", "INT"),
            settings.GetValueOrDefault("customerLocation", "Customers"),
            settings.GetValueOrDefault("lossLocation"),
            settings.GetValueOrDefault("reasonField"),
            settings.GetValueOrDefault("module") == "true");
    }

    public static IEnumerable<string> Check(Profile profile)
    {
        var settings = profile.Settings;
        if (!Currency.TryParse(settings.GetValueOrDefault("currency"), out _)) yield return "settings.currency: name the company's currency, as in EUR: journal entries are in it.";
        if (settings.TryGetValue("companyId", out var company) && !(int.TryParse(company, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0))
            yield return "settings.companyId: give the company's id, a number.";
        if (settings.TryGetValue("database", out var database) && (database.Length is 0 or > 100 || !database.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
            yield return "settings.database: give the database's name, or leave it out where the host has one.";
        if (settings.GetValueOrDefault("module") is { } module && module is not ("true" or "false")) yield return "settings.module: true or false.";
        if (profile.Stock == StockBooking.CreditMemo) yield return "stock: a credit note moves no stock in Odoo; use MOVES, or NONE where another system tells Odoo about stock.";
        if (profile.Stock == StockBooking.Moves && string.IsNullOrWhiteSpace(settings.GetValueOrDefault("lossLocation")))
            yield return "settings.lossLocation: name the location of units that leave stock, as in Virtual Locations/Scrap.";
        if (profile.Accounts.Payments.Count > 0) yield return "accounts.payments: a credit note pays nobody here. Remove it; credits stay open until a payment is registered.";
        foreach (var key in settings.Keys.Where(k => !Known.Contains(k))) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }
}
