using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Stock moves. Tryton's move itself has no field for our number, but its shipments have: goods that come from outside are a customer
/// return shipment, all others an internal shipment (https://docs.tryton.org/projects/modules-stock/en/6.0/).
/// </summary>
internal static class TrytonStock
{
    private static readonly string[] Done = ["done"];

    /// <summary>Goods come from a customer into a warehouse whose input is its storage, so that receiving them is all there is to do.</summary>
    public static TrytonDocument Incoming(Profile profile) => new(
        "stock.shipment.out.return", "reference", "number", [], [("draft", "receive", "done")], Done,
        (document, ids) => Received((StockMoveDocument)document, ids, profile.Customers.Default))
    {
        Reference = Reference,
        Check = (document, ids) => CheckWarehouse((StockMoveDocument)document, ids),
        // "Stock moves have no origin": the sale is the shop's, Tryton has none.
        Accepts = name => name.EndsWith(".done", StringComparison.Ordinal),
    };

    /// <summary>Goods change their place, or leave stock for the location that is told for it. The goods were there, so what Tryton counts is not asked.</summary>
    public static TrytonDocument Internal(TrytonSettings settings) => new(
        "stock.shipment.internal", "reference", "number", [],
        [("request", "draft", "draft"), ("draft", "wait", "waiting"), ("waiting", "assign_force", "assigned"), ("assigned", "done", "done")], Done,
        (document, ids) => Moved((StockMoveDocument)document, ids, settings))
    {
        Reference = Reference,
    };

    // A shipment has no other text. A sandbox's documents are marked for ever, so a look-up asks for the same.
    internal static string Reference(ErpDocument move) => $"{(move.Test ? "TEST " : "")}{move.Number}";

    private static JsonObject Received(StockMoveDocument move, TrytonIds ids, string customer)
    {
        var to = move.ToLocation!;
        return new JsonObject
        {
            ["company"] = ids.Company,
            ["customer"] = ids.Party(customer),
            ["delivery_address"] = ids.Party(customer, TrytonModels.Address),
            ["warehouse"] = ids.Location(to, "warehouse"),
            ["reference"] = Reference(move),
            ["effective_date"] = TrytonJson.Date(move.Date),
            ["incoming_moves"] = TrytonJson.Create(new JsonObject
            {
                ["company"] = ids.Company,
                ["product"] = ids.Product(move.Item),
                ["uom"] = ids.Product(move.Item, "default_uom"),
                ["quantity"] = move.Quantity,
                ["from_location"] = ids.Party(customer, "customer_location"),
                ["to_location"] = ids.Location(to),
                // What the customer paid goes back with the credit note; a price here would count it twice in sales figures.
                ["unit_price"] = TrytonJson.Decimal(0),
                ["currency"] = ids.OwnCurrency,
            }),
        };
    }

    private static JsonObject Moved(StockMoveDocument move, TrytonIds ids, TrytonSettings settings)
    {
        var (from, to) = (move.FromLocation!, move.ToLocation ?? settings.DisposedLocation!);
        return new JsonObject
        {
            ["company"] = ids.Company,
            ["from_location"] = ids.Location(from),
            ["to_location"] = ids.Location(to),
            ["reference"] = Reference(move),
            ["effective_date"] = TrytonJson.Date(move.Date),
            ["moves"] = TrytonJson.Create(new JsonObject
            {
                ["company"] = ids.Company,
                ["product"] = ids.Product(move.Item),
                ["uom"] = ids.Product(move.Item, "default_uom"),
                ["quantity"] = move.Quantity,
                ["from_location"] = ids.Location(from),
                ["to_location"] = ids.Location(to),
            }),
        };
    }

    private static void CheckWarehouse(StockMoveDocument move, TrytonIds ids)
    {
        var warehouse = ids.Location(move.ToLocation!, "warehouse.");
        if (warehouse.Text("input_location") is { } input && input == warehouse.Text("storage_location")) return;
        throw ErpFaultException.Refused(
            "unknown-location",
            $"Goods cannot be received into '{Clip.Of(move.ToLocation, 60)}': it must lie in a warehouse whose input location is its storage location.");
    }
}
