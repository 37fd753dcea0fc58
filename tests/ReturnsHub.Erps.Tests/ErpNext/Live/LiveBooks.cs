using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>What stands in a real ERPNext: documents by our number, and what they posted to the general ledger and the stock ledger.</summary>
internal sealed class LiveBooks(LiveSite site, string keyField)
{
    /// <summary>Documents of a type with our number, drafts and cancelled ones too.</summary>
    public async Task<IReadOnlyList<JsonObject>> PapersAsync(string type, string number)
    {
        var papers = new List<JsonObject>();
        foreach (var found in await site.ListAsync(type, keyField, number, "name")) papers.Add(await site.GetAsync(type, found["name"]!.GetValue<string>()));
        return papers;
    }

    /// <summary>Invoices with our number: credit notes, or claims where the type is Purchase Invoice.</summary>
    public async Task<IReadOnlyList<LiveInvoice>> InvoicesAsync(string number, string type = "Sales Invoice") =>
    [
        .. (await PapersAsync(type, number)).Select(p => new LiveInvoice(
            p["name"]!.GetValue<string>(), p["docstatus"]!.GetValue<int>(), (p["customer"] ?? p["supplier"])!.GetValue<string>(), p["currency"]!.GetValue<string>(),
            Number(p["net_total"]), Number(p["total_taxes_and_charges"]), Number(p["grand_total"]), Number(p["outstanding_amount"]))),
    ];

    /// <summary>Our document's entries in the general ledger, one for each account, in the company's currency.</summary>
    public async Task<IReadOnlyList<LiveEntry>> LedgerAsync(string type, string number)
    {
        var entries = new List<LiveEntry>();
        foreach (var paper in await PapersAsync(type, number))
        {
            JsonArray of = [new JsonArray("voucher_no", "=", paper["name"]!.GetValue<string>()), new JsonArray("is_cancelled", "=", 0)];
            entries.AddRange((await site.ListAsync("GL Entry", of, "account", "debit", "credit")).Select(e => new LiveEntry(e["account"]!.GetValue<string>(), Number(e["debit"]), Number(e["credit"]))));
        }

        return [.. entries.GroupBy(e => e.Account).Select(a => new LiveEntry(a.Key, a.Sum(e => e.Debit), a.Sum(e => e.Credit))).OrderBy(e => e.Account, StringComparer.Ordinal)];
    }

    /// <summary>Our document's entries in the stock ledger.</summary>
    public async Task<IReadOnlyList<LiveMove>> StockAsync(string type, string number)
    {
        var moves = new List<LiveMove>();
        foreach (var paper in await PapersAsync(type, number))
        {
            JsonArray of = [new JsonArray("voucher_no", "=", paper["name"]!.GetValue<string>()), new JsonArray("is_cancelled", "=", 0)];
            moves.AddRange((await site.ListAsync("Stock Ledger Entry", of, "item_code", "warehouse", "actual_qty", "stock_value_difference"))
                .Select(m => new LiveMove(m["item_code"]!.GetValue<string>(), m["warehouse"]!.GetValue<string>(), Number(m["actual_qty"]), Number(m["stock_value_difference"]))));
        }

        return [.. moves.OrderBy(m => m.Units)];
    }

    public static decimal Number(JsonNode? value) => value is null ? 0 : decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Status">0 draft, 1 submitted, 2 cancelled.</param>
/// <param name="Open">What is open on the party's account.</param>
internal sealed record LiveInvoice(string Name, int Status, string Party, string Currency, decimal Net, decimal Tax, decimal Total, decimal Open);

internal sealed record LiveEntry(string Account, decimal Debit, decimal Credit);

/// <param name="Value">What the stock is worth more.</param>
internal sealed record LiveMove(string Item, string Warehouse, decimal Units, decimal Value);
