using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>
/// Stock moves. The profile's places say which record it is: into or out of stock an inventory adjustment, between locations an
/// inventory transfer, between bins a bin transfer, between statuses of one bin an inventory status change.
/// </summary>
internal static class StockRecords
{
    public static string TypeOf(StockMoveDocument move) => (Place.Read(move.FromLocation), Place.Read(move.ToLocation)) switch
    {
        ({ } from, { } to) when from.Location != to.Location => "inventoryTransfer",
        ({ } from, { } to) when from.Bin != to.Bin => "binTransfer",
        ({ }, { }) => "inventoryStatusChange",
        _ => "inventoryAdjustment",
    };

    public static ErpRequest Request(StockMoveDocument move, RecordWriter writer)
    {
        var body = writer.Head(move, $"{CodeNames.Of(move.From)} to {CodeNames.Of(move.To)}", subsidiary: true);
        var line = new JsonObject { ["item"] = Ids.Ref(writer.ItemId(move.Item)) };
        switch (Place.Read(move.FromLocation), Place.Read(move.ToLocation))
        {
            case ({ } from, { } to):
                Between(body, line, from, to, move.Quantity);
                break;
            case (null, { } to):
                Adjust(body, line, to, move.Quantity, writer.Settings.AdjustmentAccount);
                // The adjustment is in the subsidiary's currency; a cost in another would be read as if it were in that one.
                if (move.UnitCost is { } cost && cost.Currency.Code == writer.Settings.BaseCurrency) line["unitCost"] = cost.Number();
                break;
            case ({ } from, null):
                Adjust(body, line, from, -move.Quantity, writer.Settings.ScrapAccount);
                break;
            default:
                throw new InvalidOperationException("A stock move has no place.");
        }

        body["inventory"] = Ids.Lines(line);
        return RecordWriter.Put(TypeOf(move), move, body);
    }

    private static void Adjust(JsonObject body, JsonObject line, Place place, int quantity, string account)
    {
        body["account"] = Ids.Ref(account);
        body["adjLocation"] = Ids.Ref(place.Location);
        line["location"] = Ids.Ref(place.Location);
        line["adjustQtyBy"] = quantity;
        if (place.Detail(quantity) is { } detail) line["inventoryDetail"] = detail;
    }

    private static void Between(JsonObject body, JsonObject line, Place from, Place to, int quantity)
    {
        body["location"] = Ids.Ref(from.Location);
        if (from.Location != to.Location)
        {
            body["transferLocation"] = Ids.Ref(to.Location);
            line["adjustQtyBy"] = quantity;
            if (from.DetailTo(to, quantity) is { } detail) line["inventoryDetail"] = detail;
            return;
        }

        line["quantity"] = quantity;
        if (from.Bin != to.Bin)
        {
            line["inventoryDetail"] = from.DetailTo(to, quantity);
            return;
        }

        if (from.Status is { } previous) body["previousStatus"] = Ids.Ref(previous);
        if (to.Status is { } revised) body["revisedStatus"] = Ids.Ref(revised);
        if (new Place(from.Location, from.Bin, Status: null).Detail(quantity) is { } bin) line["inventoryDetail"] = bin;
    }
}
