using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>Finds the invoice of an order, where the profile names the field that holds the shop's order.</summary>
internal static class OriginalInvoices
{
    /// <summary>The invoice as it stands in a preview; null where none is looked for.</summary>
    public static OriginalInvoice? Shown(CreditMemoDocument memo, ErpNextSettings settings) =>
        settings.OrderField is null || memo.OrderId is null ? null : new OriginalInvoice($"{{invoice of {memo.OrderId}}}", "{its rate}", null, null);

    /// <summary>
    /// The one submitted invoice of the order. With none or several the credit note stands by itself, as it does where the invoice moved
    /// no stock and the credit note is to, or is of a later day: the server refuses to link those.
    /// </summary>
    public static async Task<OriginalInvoice?> FindAsync(CreditMemoDocument memo, ErpNextSettings settings, ErpHttp http, CancellationToken ct)
    {
        if (settings.OrderField is not { } field || memo.OrderId is not { } order) return null;
        (string, JsonNode)[] filters =
            [(field, order), ("docstatus", 1), ("is_return", 0), ("company", settings.Company), ("customer", memo.Customer), ("currency", memo.Total.Currency.Code)];
        var answer = await http.AskAsync(ErpNextRequest.List(CreditNotes.Type, filters, "name", "conversion_rate", "update_stock", "posting_date", "posting_time"), ct);
        if (answer.Body?["data"] is not JsonArray { Count: 1 } found || found[0].Text("name") is not { } name || found[0].Decimal("conversion_rate") is not { } rate) return null;
        if (CreditNotes.MovesStock(memo) && found[0].Decimal("update_stock") != 1) return null;
        var (day, sold) = (ErpNextRequest.Day(memo.Date), found[0].Text("posting_date"));
        if (string.CompareOrdinal(sold, day) > 0) return null;
        var invoice = await http.AskAsync(ErpNextRequest.Read(CreditNotes.Type, name), ct);
        return new OriginalInvoice(name, rate, sold == day ? found[0].Text("posting_time") : null, [.. Rows(invoice.Body?["data"]?["items"])]);
    }

    private static IEnumerable<SoldRow> Rows(JsonNode? items)
    {
        foreach (var row in items as JsonArray ?? [])
        {
            if (row.Text("name") is { } name && row.Text("item_code") is { } item && row.Decimal("rate") is { } price) yield return new SoldRow(name, item, price);
        }
    }
}
