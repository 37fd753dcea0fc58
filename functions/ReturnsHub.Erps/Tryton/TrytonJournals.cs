using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Tryton;

/// <summary>Entries of the general ledger: account moves (https://docs.tryton.org/projects/modules-account/en/6.0/). Our number is the move's description; what it is for stands on its lines.</summary>
internal static class TrytonJournals
{
    public static TrytonDocument Entries(TrytonSettings settings) => new(
        "account.move", "description", "post_number", [], [("draft", "post", "posted")], ["posted"],
        (document, ids) => Values((JournalDocument)document, ids, settings))
    {
        Check = (document, ids) => CheckCurrency((JournalDocument)document, ids),
    };

    private static JsonObject Values(JournalDocument entry, TrytonIds ids, TrytonSettings settings) => new()
    {
        ["company"] = ids.Company,
        ["journal"] = ids.Journal(settings.Journal!),
        ["period"] = ids.Of(TrytonModels.Period, entry.Date.ToString("O", CultureInfo.InvariantCulture)),
        ["date"] = TrytonJson.Date(entry.Date),
        ["description"] = entry.Number,
        ["lines"] = TrytonJson.Create(entry.Lines.Select(l => new JsonObject
        {
            ["account"] = ids.Account(l.Account),
            ["debit"] = TrytonJson.Decimal(l.Debit.Amount),
            ["credit"] = TrytonJson.Decimal(l.Credit.Amount),
            ["description"] = Text(entry),
        })),
    };

    private static string Text(JournalDocument entry)
    {
        var reverses = entry.Reverses is null ? "" : $", takes back {entry.Reverses}";
        return $"{(entry.Test ? "TEST: " : "")}{Clip.Of(entry.Description, 120)}{reverses}";
    }

    private static void CheckCurrency(JournalDocument entry, TrytonIds ids)
    {
        var own = ids.OwnCurrencyCode;
        if (entry.Lines.FirstOrDefault(l => l.Debit.Currency.Code != own)?.Debit.Currency is { } other)
            throw ErpFaultException.Refused("other-currency", $"The entry is in {other.Code}, the company's books are in {own}. Book it by hand at the rate of the day.");
    }
}
