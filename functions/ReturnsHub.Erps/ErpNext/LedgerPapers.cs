using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>Journal entries, and debit notes to vendors.</summary>
internal static class LedgerPapers
{
    public const string JournalType = "Journal Entry";

    public const string ClaimType = "Purchase Invoice";

    public static Paper Journal(JournalDocument entry, ErpNextSettings settings) => new(JournalType, new JsonObject
    {
        [settings.KeyField] = entry.Number,
        ["company"] = settings.Company,
        ["voucher_type"] = "Journal Entry",
        ["posting_date"] = ErpNextRequest.Day(entry.Date),
        ["cheque_no"] = entry.Number,
        ["cheque_date"] = ErpNextRequest.Day(entry.Date),
        ["user_remark"] = ErpNextRequest.Remarks(entry, entry.Reverses is { } reversed ? $"{entry.Description}, takes back {reversed}" : entry.Description),
        ["accounts"] = new JsonArray([.. entry.Lines.Where(l => !l.Debit.IsZero || !l.Credit.IsZero).Select(l => Row(l, settings))]),
    });

    /// <summary>
    /// The vendor owes what is claimed: a debit note with a row on the account of claims. An item would take units out of stock, which
    /// their stock move has done.
    /// </summary>
    public static Paper Claim(VendorClaimDocument claim, Profile profile, ErpNextSettings settings)
    {
        var what = Clip.Of($"Claim for {claim.Quantity} × {claim.Item ?? "goods"}", 140);
        var row = new JsonObject
        {
            ["item_name"] = what,
            ["description"] = what,
            ["qty"] = -1,
            ["uom"] = profile.Items.Unit,
            ["conversion_factor"] = 1,
            ["rate"] = claim.Amount.Number(),
            ["expense_account"] = claim.Account,
        };
        if (settings.CostCenter is { } center) row["cost_center"] = center;
        return new Paper(ClaimType, new JsonObject
        {
            [settings.KeyField] = claim.Number,
            ["company"] = settings.Company,
            ["supplier"] = claim.Vendor,
            ["posting_date"] = ErpNextRequest.Day(claim.Date),
            ["set_posting_time"] = 1,
            ["bill_no"] = claim.Number,
            ["bill_date"] = ErpNextRequest.Day(claim.Date),
            ["is_return"] = 1,
            ["currency"] = claim.Amount.Currency.Code,
            ["update_stock"] = 0,
            ["ignore_pricing_rule"] = 1,
            ["disable_rounded_total"] = 1,
            ["remarks"] = ErpNextRequest.Remarks(claim),
            ["items"] = new JsonArray(row),
        });
    }

    private static JsonObject Row(JournalDocumentLine line, ErpNextSettings settings)
    {
        var row = new JsonObject
        {
            ["account"] = line.Account,
            [line.Debit.IsZero ? "credit_in_account_currency" : "debit_in_account_currency"] = (line.Debit.IsZero ? line.Credit : line.Debit).Number(),
        };
        if (settings.CostCenter is { } center) row["cost_center"] = center;
        return row;
    }
}
