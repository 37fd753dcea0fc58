using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Odoo.Live.OdooCalls;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>What stands in the company's books and stock.</summary>
internal sealed class OdooLedger(OdooCalls calls) : ILedger
{
    private readonly ConcurrentDictionary<(string Model, int Id, string Field), string> _names = new();

    public async Task<IReadOnlyList<Invoice>> InvoicesAsync(string number)
    {
        var invoices = new List<Invoice>();
        foreach (var m in await MovesOfAsync(number, "in", new JsonArray("out_refund", "in_refund"), "amount_untaxed", "amount_tax", "amount_total", "partner_id", "currency_id", "invoice_origin", "amount_residual"))
        {
            var lines = new List<InvoiceLine>();
            var taxes = new List<InvoiceTax>();
            foreach (var l in await calls.SearchAsync("account.move.line", [Is("move_id", m["id"]!.GetValue<int>())], "display_type", "product_id", "account_id", "quantity", "price_unit", "price_subtotal", "name", "tax_line_id", "tax_base_amount", "amount_currency"))
            {
                if (Text(l, "display_type") == "product")
                    lines.Add(new InvoiceLine(await NameAsync(l, "product_id", "product.product", "default_code"), (await NameAsync(l, "account_id", "account.account", "code"))!, -Number(l, "quantity"), Number(l, "price_unit"), -Number(l, "price_subtotal"), Text(l, "name")));
                if (await NameAsync(l, "tax_line_id", "account.tax", "name") is { } tax) taxes.Add(new InvoiceTax(tax, -Math.Abs(Number(l, "tax_base_amount")), -Math.Abs(Number(l, "amount_currency"))));
            }

            invoices.Add(new Invoice(
                Text(m, "move_type") == "out_refund" ? "out" : "in", Text(m, "state")!, Text(m, "name"), -Number(m, "amount_untaxed"), -Number(m, "amount_tax"), -Number(m, "amount_total"),
                (await NameAsync(m, "partner_id", "res.partner", "ref"))!, (await NameAsync(m, "currency_id", "res.currency", "name"))!, Text(m, "invoice_origin"), -Number(m, "amount_residual"), lines, taxes));
        }

        return invoices;
    }

    public async Task<IReadOnlyList<StockMove>> MovesAsync(string number)
    {
        var moves = new List<StockMove>();
        foreach (var picking in await calls.SearchAsync("stock.picking", [Is("origin", number)], "state"))
        {
            foreach (var m in await calls.SearchAsync("stock.move", [Is("picking_id", picking["id"]!.GetValue<int>())], "state", "quantity", "product_id", "location_id", "location_dest_id"))
            {
                moves.Add(new StockMove(
                    Text(picking, "state")!, Text(m, "state")!, (await NameAsync(m, "product_id", "product.product", "default_code"))!, Number(m, "quantity"),
                    (await NameAsync(m, "location_id", "stock.location", "complete_name"))!, (await NameAsync(m, "location_dest_id", "stock.location", "complete_name"))!));
            }
        }

        return moves;
    }

    public async Task<IReadOnlyList<Entry>> EntriesAsync(string number)
    {
        var entries = new List<Entry>();
        foreach (var m in await MovesOfAsync(number, "=", "entry", "journal_id"))
        {
            var lines = new List<EntryLine>();
            foreach (var l in await calls.SearchAsync("account.move.line", [Is("move_id", m["id"]!.GetValue<int>())], "account_id", "debit", "credit", "name"))
                lines.Add(new EntryLine((await NameAsync(l, "account_id", "account.account", "code"))!, Number(l, "debit"), Number(l, "credit"), Text(l, "name")));
            entries.Add(new Entry(Text(m, "state")!, (await NameAsync(m, "journal_id", "account.journal", "code"))!, lines));
        }

        return entries;
    }

    public async Task<decimal> UnitsAsync(string product, string place) =>
        (await calls.SearchAsync("stock.quant", [Is("product_id.default_code", product), Is("location_id.complete_name", place)], "quantity")).Sum(q => Number(q, "quantity"));

    /// <summary>The day that a credit note or a claim bears, and the day that it is accounted on.</summary>
    public async Task<(DateOnly? Invoice, DateOnly Accounting)> DatesAsync(string number)
    {
        var move = (await calls.SearchAsync("account.move", [Is("ref", number)], "invoice_date", "date")).ShouldHaveSingleItem();
        return (Text(move, "invoice_date") is { } day ? Day(day) : null, Day(Text(move, "date")!));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<IReadOnlyList<JsonObject>> MovesOfAsync(string number, string op, JsonNode types, params string[] fields) =>
        calls.SearchAsync("account.move", [Is("ref", number), new JsonArray("move_type", op, types)], ["move_type", "state", "name", .. fields]);

    // A reference is an id and a text for people; the text that profiles name is another.
    private async Task<string?> NameAsync(JsonObject row, string field, string model, string by)
    {
        if (row[field] is not JsonArray reference) return null;
        var key = (model, reference[0]!.GetValue<int>(), by);
        if (!_names.TryGetValue(key, out var name)) _names[key] = name = Text((await calls.SearchAsync(model, [Is("id", key.Item2)], by))[0], by) ?? "";
        return name;
    }

    // Odoo answers false where a text is empty.
    private static string? Text(JsonObject row, string field) => row[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal Number(JsonObject row, string field) => row[field]!.GetValue<decimal>();
}
