using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>
/// Item receipts, made from a return authorisation. The transform receives every line that it is not told about, so every open line
/// is told: received with its quantity, or not received.
/// </summary>
internal static class ItemReceipts
{
    public const string Type = "itemReceipt";

    /// <exception cref="ErpFaultException">The receipt holds units that the authorisation does not expect.</exception>
    public static ErpRequest Request(ReceiptDocument document, ReturnAuthorization order, RecordWriter writer)
    {
        var waiting = document.Lines
            .GroupBy(l => (Item: writer.ItemId(l.Item), l.Location))
            .Select(g => new Waiting(g.Key.Item, g.First().Item, Place.Of(g.Key.Location)) { Units = g.Sum(l => l.Quantity) })
            .ToList();
        var lines = new List<JsonObject>();
        foreach (var line in order.Lines.Where(l => l.Quantity > l.Received)) lines.Add(Line(line, waiting));
        if (waiting.Find(w => w.Units > 0) is { } left)
        {
            throw ErpFaultException.Refused(
                "receipt-mismatch", $"{left.Units:0} unit(s) of {Clip.Of(left.Name, 60)} are more than {document.ReturnOrder} expects. Receive them by hand in NetSuite.");
        }

        var body = writer.Head(document, "Receipt");
        body["item"] = Ids.Lines(lines);
        return RecordWriter.Transform(order.Id, Type, body, replaceItems: false);
    }

    private static JsonObject Line(ReturnAuthorizationLine line, List<Waiting> waiting)
    {
        var body = new JsonObject { ["orderLine"] = line.OrderLine };
        var open = line.Quantity - line.Received;
        var units = waiting.Find(w => w.Item == line.Item && w.Units > 0);
        body["itemReceive"] = units is not null;
        if (units is null) return body;
        var quantity = Math.Min(open, units.Units);
        units.Units -= quantity;
        body["quantity"] = quantity;
        body["location"] = Ids.Ref(units.Place.Location);
        if (units.Place.Detail(quantity) is { } detail) body["inventoryDetail"] = detail;
        return body;
    }

    private sealed record Waiting(string Item, string Name, Place Place)
    {
        public required decimal Units { get; set; }
    }
}
