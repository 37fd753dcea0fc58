using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>Journal entries, and vendor credits on the account of claims.</summary>
internal static class LedgerRecords
{
    public const string JournalType = "journalEntry";

    public const string ClaimType = "vendorCredit";

    public static ErpRequest Journal(JournalDocument entry, RecordWriter writer)
    {
        var body = writer.Head(entry, entry.Reverses is { } reversed ? $"{entry.Description}, takes back {reversed}," : entry.Description, subsidiary: true);
        writer.Currency(body, entry.Lines[0].Debit.Currency);
        body["line"] = Ids.Lines(entry.Lines.Where(l => !l.Debit.IsZero || !l.Credit.IsZero).Select(l => new JsonObject
        {
            ["account"] = Ids.Ref(l.Account),
            [l.Debit.IsZero ? "credit" : "debit"] = (l.Debit.IsZero ? l.Credit : l.Debit).Number(),
            ["memo"] = Clip.Of(entry.Description, 200),
        }));
        return RecordWriter.Put(JournalType, entry, body);
    }

    /// <summary>
    /// The vendor owes what is claimed: on an expense line with the account of claims. An item line would take units out of stock,
    /// which their stock move has done.
    /// </summary>
    public static ErpRequest Claim(VendorClaimDocument claim, RecordWriter writer)
    {
        var body = writer.Head(claim, $"Claim for {claim.Quantity} × {Clip.Of(claim.Item ?? "goods", 60)}", subsidiary: true);
        body["entity"] = Ids.Ref(claim.Vendor);
        writer.Currency(body, claim.Amount.Currency);
        body["expense"] = Ids.Lines(new JsonObject { ["account"] = Ids.Ref(claim.Account), ["amount"] = claim.Amount.Number() });
        return RecordWriter.Put(ClaimType, claim, body);
    }
}
