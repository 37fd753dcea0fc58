using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>What stands in a real ERPNext: documents by our number, and what they posted to the general ledger and the stock ledger.</summary>
internal sealed class ErpNextLedger(LiveSite site, string keyField) : ILedger
{
    /// <summary>Documents of a type with our number, drafts and cancelled ones too.</summary>
    public async Task<IReadOnlyList<JsonObject>> PapersAsync(string type, string number)
    {
        var papers = new List<JsonObject>();
        foreach (var found in await site.ListAsync(type, keyField, number, "name")) papers.Add(await site.GetAsync(type, found["name"]!.GetValue<string>()));
        return papers;
    }

    public async Task<IReadOnlyList<Invoice>> InvoicesAsync(string number) =>
        [.. await InvoicesAsync("Sales Invoice", "out", "customer", "income_account", number), .. await InvoicesAsync("Purchase Invoice", "in", "supplier", "expense_account", number)];

    /// <summary>Moves as the stock ledger has them; a draft has none.</summary>
    public async Task<IReadOnlyList<StockMove>> MovesAsync(string number)
    {
        var moves = new List<StockMove>();
        foreach (var paper in await PapersAsync("Stock Entry", number))
        {
            foreach (var item in (await StockAsync(paper)).GroupBy(m => m.Item))
            {
                var (from, to) = (item.SingleOrDefault(m => m.Units < 0), item.SingleOrDefault(m => m.Units > 0));
                moves.Add(new StockMove(StockState(paper), StockState(paper), item.Key, to?.Units ?? -from!.Units, from?.Warehouse ?? "", to?.Warehouse ?? ""));
            }
        }

        return moves;
    }

    /// <summary>Journal entries with what they posted; a draft has posted nothing.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(string number)
    {
        var entries = new List<Entry>();
        foreach (var paper in await PapersAsync("Journal Entry", number))
        {
            var lines = (await LedgerAsync(paper)).Select(e => new EntryLine(e.Account, e.Debit, e.Credit, paper["user_remark"]?.GetValue<string>()));
            entries.Add(new Entry(State(paper), paper["voucher_type"]!.GetValue<string>(), [.. lines]));
        }

        return entries;
    }

    public async Task<decimal> UnitsAsync(string product, string place) =>
        (await site.ListAsync("Bin", [new JsonArray("item_code", "=", product), new JsonArray("warehouse", "=", place)], "actual_qty")).Sum(b => Number(b["actual_qty"]));

    /// <summary>Our document's entries in the general ledger, one for each account, in the company's currency.</summary>
    public async Task<IReadOnlyList<LiveEntry>> LedgerAsync(string type, string number)
    {
        var entries = new List<LiveEntry>();
        foreach (var paper in await PapersAsync(type, number)) entries.AddRange(await LedgerAsync(paper));
        return [.. entries.GroupBy(e => e.Account).Select(a => new LiveEntry(a.Key, a.Sum(e => e.Debit), a.Sum(e => e.Credit))).OrderBy(e => e.Account, StringComparer.Ordinal)];
    }

    /// <summary>Our document's entries in the stock ledger.</summary>
    public async Task<IReadOnlyList<LiveMove>> StockAsync(string type, string number)
    {
        var moves = new List<LiveMove>();
        foreach (var paper in await PapersAsync(type, number)) moves.AddRange(await StockAsync(paper));
        return [.. moves.OrderBy(m => m.Units)];
    }

    public static decimal Number(JsonNode? value) => value is null ? 0 : decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    // What taxes are is read from the general ledger: what they came to there, and nothing before they are posted.
    private async Task<IReadOnlyList<Invoice>> InvoicesAsync(string type, string kind, string party, string account, string number)
    {
        var invoices = new List<Invoice>();
        foreach (var p in await PapersAsync(type, number))
        {
            var lines = p["items"]!.AsArray().Select(i => new InvoiceLine(
                i!["item_code"]?.GetValue<string>(), i[account]!.GetValue<string>(), Number(i["qty"]), Number(i["rate"]), Number(i["amount"]), i["custom_return_reason"]?.GetValue<string>()));
            var taxes = p["taxes"]!.AsArray().Select(t => t!["account_head"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
            var posted = (await LedgerAsync(p)).Where(e => taxes.Contains(e.Account)).GroupBy(e => e.Account).Select(e => new InvoiceTax(e.Key, null, e.Sum(t => t.Credit - t.Debit)));
            invoices.Add(new Invoice(
                kind, State(p), p["name"]!.GetValue<string>(), Number(p["net_total"]), Number(p["total_taxes_and_charges"]), Number(p["grand_total"]), p[party]!.GetValue<string>(),
                p["currency"]!.GetValue<string>(), p["remarks"]?.GetValue<string>(), Number(p["outstanding_amount"]), [.. lines], [.. posted]));
        }

        return invoices;
    }

    private async Task<IEnumerable<LiveEntry>> LedgerAsync(JsonObject paper) =>
        (await site.ListAsync("GL Entry", Of(paper), "account", "debit", "credit")).Select(e => new LiveEntry(e["account"]!.GetValue<string>(), Number(e["debit"]), Number(e["credit"])));

    private async Task<IEnumerable<LiveMove>> StockAsync(JsonObject paper) =>
        (await site.ListAsync("Stock Ledger Entry", Of(paper), "item_code", "warehouse", "actual_qty", "stock_value_difference"))
            .Select(m => new LiveMove(m["item_code"]!.GetValue<string>(), m["warehouse"]!.GetValue<string>(), Number(m["actual_qty"]), Number(m["stock_value_difference"])));

    private static JsonArray Of(JsonObject paper) => [new JsonArray("voucher_no", "=", paper["name"]!.GetValue<string>()), new JsonArray("is_cancelled", "=", 0)];

    private static string State(JsonObject paper) => paper["docstatus"]!.GetValue<int>() switch { 0 => "draft", 1 => "posted", _ => "cancelled" };

    private static string StockState(JsonObject paper) => State(paper) is "posted" ? "done" : State(paper);
}

internal sealed record LiveEntry(string Account, decimal Debit, decimal Credit);

/// <param name="Value">What the stock is worth more.</param>
internal sealed record LiveMove(string Item, string Warehouse, decimal Units, decimal Value);
