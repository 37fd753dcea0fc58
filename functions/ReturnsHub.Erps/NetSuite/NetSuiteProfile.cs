using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>A profile read the way this connector means it.</summary>
internal sealed class NetSuiteProfile(Profile profile)
{
    private const string CurrencyPrefix = "currency.";

    private static readonly string[] Known =
        ["clientId", "certificateId", "subsidiary", "baseCurrency", "adjustmentAccount", "scrapAccount", "reasonField", "returnOrderStatus"];

    private static readonly string[] Needed = ["clientId", "certificateId"];

    private static readonly string[] InternalIds = ["subsidiary", "adjustmentAccount", "scrapAccount"];

    public string? Subsidiary => Setting("subsidiary");

    public string? ReasonField => Setting("reasonField");

    /// <summary>The RA's status when it is written: <c>B</c>, pending receipt, needs no approval in NetSuite.</summary>
    public string ReturnOrderStatus => Setting("returnOrderStatus") ?? "B";

    public string? BaseCurrency => Setting("baseCurrency");

    public string AdjustmentAccount => Setting("adjustmentAccount") ?? throw ErpFaultException.Refused("account-unmapped", "The profile's settings name no adjustmentAccount.");

    public string ScrapAccount => Setting("scrapAccount") ?? AdjustmentAccount;

    /// <summary>The item that credits of goods are written on when they are not to move stock.</summary>
    public string WithoutStock => profile.Accounts.NotRestocked ?? throw ErpFaultException.Refused("account-unmapped", "The profile names no item under accounts.notRestocked.");

    /// <summary>The internal id of a currency; null for an account without the feature Multiple Currencies.</summary>
    public string? Currency(Currency currency) => Setting(CurrencyPrefix + currency.Code) is { } id
        ? id == "base" ? null : id
        : throw ErpFaultException.Refused("currency-unmapped", $"The profile's settings name no {CurrencyPrefix}{currency.Code}.");

    /// <summary>A tax code's type, code and rate in per cent.</summary>
    public (string Type, string Code, decimal Percent) Tax(string code)
    {
        var parts = code.Split('/');
        return (parts[0], parts[1], profile.Taxes.First(t => t.Code == code).Rate * 100);
    }

    public static IEnumerable<string> Check(Profile profile)
    {
        foreach (var name in Needed.Where(n => string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault(n))))
            yield return $"settings.{name}: take it from the integration record or its OAuth 2.0 client credentials mapping.";
        foreach (var name in profile.Settings.Keys.Where(k => !Known.Contains(k) && !k.StartsWith(CurrencyPrefix, StringComparison.Ordinal)))
            yield return $"settings.{Clip.Of(name, 40)}: NetSuite has no such setting.";
        foreach (var name in InternalIds.Where(n => profile.Settings.TryGetValue(n, out var v) && !Place.IsId(v)))
            yield return $"settings.{name}: give an internal id.";
        if (!profile.Settings.Keys.Any(k => k.StartsWith(CurrencyPrefix, StringComparison.Ordinal)))
            yield return "settings.currency.EUR: name the internal id of each currency that returns have, or 'base' in an account with one currency.";
        foreach (var (name, value) in profile.Settings.Where(s => s.Key.StartsWith(CurrencyPrefix, StringComparison.Ordinal) && s.Value != "base" && !Place.IsId(s.Value)))
            yield return $"settings.{Clip.Of(name, 40)}: '{Clip.Of(value, 20)}' is no internal id.";
        if (profile.PricesIncludeTax) yield return "pricesIncludeTax: lines of NetSuite's credit memos are net; set it to false.";
        foreach (var fault in Ids(profile).Concat(Stock(profile))) yield return fault;
    }

    private static IEnumerable<string> Ids(Profile profile)
    {
        IEnumerable<(string Name, string? Value)> ids =
        [
            ("customers.default", profile.Customers.Default),
            .. profile.Customers.ByCountry.Select(c => ($"customers.byCountry.{c.Key}", (string?)c.Value)),
            .. profile.Customers.ByConnection.Select(c => ($"customers.byConnection.{c.Key}", (string?)c.Value)),
            ("accounts.notRestocked", profile.Accounts.NotRestocked),
            ("accounts.shipping", profile.Accounts.Shipping),
            ("accounts.duties", profile.Accounts.Duties),
            ("accounts.returnShipping", profile.Accounts.ReturnShipping),
            ("accounts.other", profile.Accounts.Other),
            ("accounts.storeCreditBonus", profile.Accounts.StoreCreditBonus),
            ("accounts.storeCreditLiability", profile.Accounts.StoreCreditLiability),
            .. profile.Accounts.Payments.Select(p => ($"accounts.payments.{p.Key}", (string?)p.Value)),
            .. profile.Accounts.Journal.Select(j => ($"accounts.journal.{j.Key}", (string?)j.Value)),
            .. profile.Vendors.Select(v => ($"vendors.{v.Key}", (string?)v.Value)),
            .. profile.Items.BySku.Where(i => i.Value.StartsWith('#')).Select(i => ($"items.bySku.{i.Key}", (string?)i.Value[1..])),
        ];
        foreach (var (name, value) in ids.Where(i => i.Value is not null && !Place.IsId(i.Value))) yield return $"{Clip.Of(name, 60)}: '{Clip.Of(value, 20)}' is no internal id.";
        foreach (var (name, value) in profile.Locations.Select(l => (l.Key.ToString(), l.Value)).Concat(profile.WarehouseLocations.Select(l => (l.Key, l.Value))))
        {
            if (Place.Read(value) is null) yield return $"locations: '{Clip.Of(value, 30)}' of {Clip.Of(name, 40)} is no place; write 14, 14/bin:207 or 14/status:3.";
        }

        foreach (var tax in profile.Taxes.Where(t => t.Code.Split('/') is not [var type, var code] || !Place.IsId(type) || !Place.IsId(code)))
            yield return $"taxes: write '{Clip.Of(tax.Code, 20)}' as the internal ids of tax type and tax code: 5/17.";
        foreach (var code in profile.Taxes.GroupBy(t => t.Code).Where(g => g.Select(t => t.Rate).Distinct().Count() > 1))
            yield return $"taxes: {Clip.Of(code.Key, 20)} is listed with several rates; a tax code has one.";
    }

    private static IEnumerable<string> Stock(Profile profile)
    {
        var returnOrders = !profile.LeaveOut.Contains(DocumentKind.ReturnOrder);
        if (profile.Stock == StockBooking.CreditMemo && returnOrders)
            yield return "stock: a credit memo made from a return authorisation moves no stock, its receipt does; use MOVES, or list RETURN_ORDER under leaveOut.";
        if (profile.Stock != StockBooking.None && profile.Settings.GetValueOrDefault("adjustmentAccount") is null)
            yield return "settings.adjustmentAccount: name the account that inventory adjustments are booked against.";
        if (profile.Accounts.NotRestocked is null)
            yield return "accounts.notRestocked: name the non-inventory item that credits without stock are written on; an inventory item would move stock.";
        if (profile.Stock == StockBooking.Moves && profile.Locations.GetValueOrDefault(InventoryStatus.ReceivedPendingInspection) is null)
            yield return "locations.RECEIVED_PENDING_INSPECTION: name where goods are received.";
    }

    private string? Setting(string name) => profile.Settings.GetValueOrDefault(name);
}
