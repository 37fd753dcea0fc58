using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Odoo;

/// <summary>Journal entries: <c>account.move</c> of type <c>entry</c>.</summary>
internal static class Entries
{
    public static OdooPaper Of(JournalDocument entry, OdooSettings settings, Func<OdooRef, JsonNode> id)
    {
        var name = Clip.Of($"{(entry.Test ? "TEST " : "")}{entry.Description}{(entry.Reverses is { } reversed ? $", takes back {reversed}" : "")}, Return {entry.ReturnId}", 140);
        return new OdooPaper(OdooKind.Entry, new JsonObject
        {
            ["move_type"] = OdooKind.Entry.Type,
            ["ref"] = entry.Number,
            ["journal_id"] = id(OdooRef.Journal(settings.EntryJournal)),
            ["date"] = OdooRequest.Day(entry.Date),
            ["line_ids"] = OdooPaper.Lines(entry.Lines.Where(l => !l.Debit.IsZero || !l.Credit.IsZero).Select(l => new JsonObject
            {
                ["account_id"] = id(OdooRef.Account(l.Account)),
                ["name"] = name,
                ["debit"] = l.Debit.Number(),
                ["credit"] = l.Credit.Number(),
            })),
        });
    }
}
