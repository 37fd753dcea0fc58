using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>A line of a credit memo as NetSuite is to hold it.</summary>
internal sealed record MemoLine
{
    /// <summary>The item's internal id. NetSuite has no account lines on credit memos: accounts are reached through items.</summary>
    public required string Item { get; init; }

    /// <summary>The authorisation's line; null when it stands for itself.</summary>
    public ReturnAuthorizationLine? OrderLine { get; init; }

    public required int Quantity { get; init; }

    public required Money Net { get; init; }

    public required Money Tax { get; init; }

    public string? TaxCode { get; init; }

    public string? Reason { get; init; }

    public required string Description { get; init; }

    public Place? Place { get; init; }
}

/// <summary>
/// Puts a memo's lines on the authorisation's. An inventory item is written only where the authorisation holds it (its receipt moves
/// the stock) or where the memo itself is to bring it back to a place; any other inventory item would move stock by accident, so the
/// profile's item for credits without stock stands there instead.
/// </summary>
internal static class MemoLines
{
    public static IReadOnlyList<MemoLine> Of(CreditMemoDocument memo, ReturnAuthorization? order, RecordWriter writer)
    {
        var orderLines = order?.Lines ?? [];
        var open = orderLines.Select(l => (int)Math.Clamp(l.Quantity - l.Credited, 0, int.MaxValue)).ToArray();
        var lines = new List<MemoLine>();
        foreach (var line in memo.Lines)
        {
            var left = line.Quantity;
            var item = line.Item is not null && line.Location is null && order is not null ? writer.ItemId(line.Item) : null;
            for (var i = 0; item is not null && i < open.Length; i++)
            {
                var units = orderLines[i].Item == item ? Math.Min(left, open[i]) : 0;
                if (units == 0) continue;
                open[i] -= units;
                left -= units;
                Add(lines, From(line, item, units) with { OrderLine = orderLines[i] });
            }

            if (left > 0) lines.Add(From(line, Item(line, writer), left) with { Place = line.Location is { } place ? Place.Of(place) : null });
        }

        return lines;
    }

    private static string Item(CreditMemoLine line, RecordWriter writer) =>
        line.Item is { } item && line.Location is not null ? writer.ItemId(item) : line.Account ?? writer.Settings.WithoutStock;

    // Cents that do not divide make a line each in the memo; the authorisation's line can stand on it once only.
    private static void Add(List<MemoLine> lines, MemoLine line)
    {
        var same = lines.FindIndex(l => l.OrderLine == line.OrderLine && l.TaxCode == line.TaxCode);
        if (same < 0) lines.Add(line);
        else lines[same] = lines[same] with { Quantity = lines[same].Quantity + line.Quantity, Net = lines[same].Net + line.Net, Tax = lines[same].Tax + line.Tax };
    }

    private static MemoLine From(CreditMemoLine line, string item, int units) => new()
    {
        Item = item,
        Quantity = units,
        Net = Times(line.UnitNet, units),
        Tax = Times(line.UnitTax, units),
        TaxCode = line.TaxCode,
        Reason = line.Reason,
        Description = line.Description,
    };

    private static Money Times(Money price, int units) => new(price.Amount * units, price.Currency);
}
