using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Tryton;

/// <summary>What a profile's <c>settings</c> say about a Tryton database.</summary>
/// <param name="User">The hub's user there.</param>
/// <param name="SalesJournal">Code of the journal of credit notes.</param>
/// <param name="PurchaseJournal">Code of the journal of vendor claims.</param>
/// <param name="Journal">Code of the journal of journal entries.</param>
/// <param name="DisposedLocation">Code of the location that goods go to when they leave stock.</param>
/// <param name="DatedByEvent">Whether credit notes bear the day of the event and not that of posting.</param>
internal sealed record TrytonSettings(string User, string SalesJournal, string PurchaseJournal, string? Journal, string? DisposedLocation, bool DatedByEvent)
{
    private const string DateKey = "creditNoteDate";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "user", "salesJournal", "purchaseJournal", "journal", "disposedLocation", DateKey };

    public static TrytonSettings Of(Profile profile) => new(
        profile.Settings["user"],
        profile.Settings.GetValueOrDefault("salesJournal", "REV"),
        profile.Settings.GetValueOrDefault("purchaseJournal", "EXP"),
        profile.Settings.GetValueOrDefault("journal"),
        profile.Settings.GetValueOrDefault("disposedLocation"),
        profile.Settings.GetValueOrDefault(DateKey) == "event");

    public static IEnumerable<string> Check(Profile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Settings.GetValueOrDefault("user"))) yield return "settings.user: name the hub's user in Tryton.";
        if (profile.Stock == StockBooking.CreditMemo) yield return "stock: Tryton's credit notes move no stock. Use MOVES, or NONE where another system tells Tryton.";
        if (profile.Stock == StockBooking.Moves && !profile.Settings.ContainsKey("disposedLocation"))
            yield return "settings.disposedLocation: name the location that goods go to when they leave stock, of the type Lost and Found.";
        if ((profile.Journals != JournalBooking.None || profile.Accounts.StoreCreditBonus is not null) && !profile.Settings.ContainsKey("journal"))
            yield return "settings.journal: name the journal that entries are written in.";
        if (profile.Taxes.Count == 0) yield return "taxes: list a tax for each rate, 0 too. Tryton puts none on invoices that come through its interface.";
        if (profile.Accounts.Payments.Count > 0)
            yield return "accounts.payments: payments are booked from bank statements in Tryton. Remove it; credits stay open until then.";
        if (profile.Settings.GetValueOrDefault(DateKey) is { } date && date is not ("event" or "posting")) yield return $"settings.{DateKey}: event or posting.";
        foreach (var key in profile.Settings.Keys.Where(k => !Known.Contains(k))) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }

    public static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets is not [{ Length: > 0 }]) yield return "Tryton needs one secret: the password of its user.";
    }
}
