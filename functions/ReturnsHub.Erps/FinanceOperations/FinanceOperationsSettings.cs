using System.Globalization;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>What a profile's <c>settings</c> say about a legal entity of Finance and Operations.</summary>
/// <param name="Company">The legal entity: <c>nweu</c>.</param>
/// <param name="LedgerJournal">The name of general journals that are the hub's alone.</param>
/// <param name="ArrivalJournal">The name of item arrival journals that are the hub's alone.</param>
/// <param name="ReturnWarehouse">Where return orders expect goods.</param>
/// <param name="Disposition">The disposition code that goods arrive with.</param>
/// <param name="Wait">How long to wait between two looks for whether the ERP's batch has posted.</param>
internal sealed record FinanceOperationsSettings(string Company, string LedgerJournal, string ArrivalJournal, string ReturnWarehouse, string Disposition, TimeSpan Wait)
{
    private const int MostMinutes = 1440;

    private static readonly string[] Needed = ["dataAreaId", "ledgerJournalName", "arrivalJournalName", "returnWarehouse", "dispositionCode"];
    private static readonly HashSet<string> Known = [.. Needed, "tenantId", "clientId", "loginHost", "postingMinutes"];

    public const DocumentKind Books = DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.CreditMemo | DocumentKind.Journal;

    public static FinanceOperationsSettings Of(Profile profile) => new(
        profile.Settings["dataAreaId"],
        profile.Settings["ledgerJournalName"],
        profile.Settings["arrivalJournalName"],
        profile.Settings["returnWarehouse"],
        profile.Settings["dispositionCode"],
        TimeSpan.FromMinutes(int.Parse(profile.Settings.GetValueOrDefault("postingMinutes", "60"), CultureInfo.InvariantCulture)));

    public static IEnumerable<string> Check(Profile profile)
    {
        foreach (var fault in EntraSettings.Check(profile)) yield return fault;
        foreach (var name in Needed.Where(n => string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault(n)))) yield return $"settings.{name}: is needed; the README says what for.";
        if (!int.TryParse(profile.Settings.GetValueOrDefault("postingMinutes", "60"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 1 or > MostMinutes)
            yield return $"settings.postingMinutes: a whole number from 1 to {MostMinutes}.";
        if (profile.Stock == StockBooking.CreditMemo) yield return "stock: a free text invoice moves no stock. Use MOVES (return orders and arrivals) or NONE.";
        if (!profile.PricesIncludeTax) yield return "pricesIncludeTax: only the total of gross lines can be compared before they are posted. Set it to true.";
        if (profile.Accounts.NotRestocked is null) yield return "accounts.notRestocked: lines of a free text invoice are on accounts; name the one for goods.";
        if (profile.Accounts.Payments.Count > 0) yield return "accounts.payments: a free text invoice books no payment. Remove it; credits stay open until the payment is booked and settled.";
        foreach (var key in profile.Settings.Keys.Where(k => !Known.Contains(k))) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }
}
