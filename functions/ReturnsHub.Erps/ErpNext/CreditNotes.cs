using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// Credit notes: sales invoices with <c>is_return</c> and negative quantities. Prices are net, and the tax of each rate stands as it was
/// released in a row of type Actual on the account of that tax: a total that the server rounds otherwise cannot come about. A credit note
/// may stand without its invoice (https://github.com/frappe/erpnext/blob/develop/erpnext/docs/user/manual/en/accounts/credit-note.md);
/// with <c>return_against</c>, rows that name the row that was sold are also refused more units than that had and a price above it
/// (https://github.com/frappe/erpnext/blob/develop/erpnext/controllers/sales_and_purchase_return.py).
/// </summary>
internal static class CreditNotes
{
    public const string Type = "Sales Invoice";

    public static Paper Of(CreditMemoDocument memo, OriginalInvoice? original, Profile profile, ErpNextSettings settings)
    {
        var body = new JsonObject
        {
            [settings.KeyField] = memo.Number,
            ["company"] = settings.Company,
            ["customer"] = memo.Customer,
            ["posting_date"] = ErpNextRequest.Day(memo.Date),
            ["set_posting_time"] = 1,
            ["posting_time"] = original?.SameDayTime ?? ErpNextRequest.StartOfDay,
            ["is_return"] = 1,
        };
        if (original is not null)
        {
            body["return_against"] = original.Name;
            // The server refuses another rate than the invoice's.
            body["conversion_rate"] = original.Rate;
            body["update_outstanding_for_self"] = 1;
        }

        body["currency"] = memo.Total.Currency.Code;
        body["update_stock"] = MovesStock(memo) ? 1 : 0;
        body["ignore_pricing_rule"] = 1;
        body["disable_rounded_total"] = 1;
        body["remarks"] = ErpNextRequest.Remarks(memo);
        body["items"] = new JsonArray([.. memo.Lines.Select(l => Row(l, original, MovesStock(memo), profile, settings))]);
        body["taxes"] = new JsonArray([.. Taxes(memo, settings)]);
        return new Paper(Type, body);
    }

    public static bool MovesStock(CreditMemoDocument memo) => memo.Lines.Any(l => l.Location is not null);

    // A row without an item is on the account that it names, and needs the words and the unit that an item would bring. Where the document
    // moves stock, submitting asks the item of every row whether it has serial numbers, and fails on a row without one.
    private static JsonObject Row(CreditMemoLine line, OriginalInvoice? original, bool movesStock, Profile profile, ErpNextSettings settings)
    {
        var row = new JsonObject();
        if (line.Item is not null) row["item_code"] = line.Item;
        else if (movesStock) row["item_code"] = settings.MoneyItem;
        if (line.Item is null) row["item_name"] = Clip.Of(line.Description, 140);
        row["description"] = Clip.Of(line.Description, 140);
        row["qty"] = -line.Quantity;
        row["uom"] = profile.Items.Unit;
        row["conversion_factor"] = 1;
        row["rate"] = line.UnitNet.Number();
        // A rate of nothing is one that was not given: the server puts the price list's in its place, unless that is nothing too.
        if (line.UnitNet.IsZero) row["price_list_rate"] = 0;
        if (line.Account is { } account) row["income_account"] = account;
        if (line.Location is { } warehouse) row["warehouse"] = warehouse;
        if (line.Item is { } item && original?.RowOf(item, line.UnitNet.Amount) is { } sold) row["sales_invoice_item"] = sold;
        if (settings.CostCenter is { } center) row["cost_center"] = center;
        if (settings.ReasonField is { } field && line.Reason is { } reason) row[field] = reason;
        return row;
    }

    // A document without any row of taxes gets those of its items' tax templates, as sites are set by default; so one of nothing is sent.
    private static IEnumerable<JsonObject> Taxes(CreditMemoDocument memo, ErpNextSettings settings)
    {
        var taxes = memo.Lines.Where(l => l.TaxCode is not null)
            .GroupBy(l => l.TaxCode!)
            .Select(rate => (Account: rate.Key, Tax: rate.Sum(l => l.Quantity * l.UnitTax.Amount)))
            .ToArray();
        foreach (var (account, tax) in Array.Exists(taxes, t => t.Tax != 0) ? taxes.Where(t => t.Tax != 0) : taxes.Take(1))
        {
            var row = new JsonObject { ["charge_type"] = "Actual", ["account_head"] = account, ["description"] = account, ["tax_amount"] = -tax };
            if (settings.CostCenter is { } center) row["cost_center"] = center;
            yield return row;
        }
    }
}
