using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>The invoice that a credit note takes back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rate">Its exchange rate.</param>
/// <param name="SameDayTime">Its time of day where it is of the credit note's day: the server refuses credit notes before their invoice.</param>
/// <param name="Rows">Its rows; null in a preview, where they are not known.</param>
internal sealed record OriginalInvoice(string Name, JsonNode Rate, string? SameDayTime, IReadOnlyList<SoldRow>? Rows)
{
    /// <summary>
    /// The row that sold an item, for the server to compare units and price with. None where several sold it, or where it was cheaper than
    /// what is credited: a cent that did not divide would be refused.
    /// </summary>
    public string? RowOf(string item, decimal price) =>
        Rows is null ? $"{{its row of {item}}}" : Rows.Where(r => r.Item == item).ToArray() is [var only] && only.Price >= price ? only.Name : null;
}

/// <summary>A row of an invoice.</summary>
/// <param name="Name">Its name, unique among all rows.</param>
/// <param name="Item">The item sold.</param>
/// <param name="Price">The price of one unit, as ERPNext compares it.</param>
internal sealed record SoldRow(string Name, string Item, decimal Price);
