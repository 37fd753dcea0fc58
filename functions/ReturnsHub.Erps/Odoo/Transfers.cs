using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// Stock moves: <c>stock.picking</c> with one <c>stock.move</c>, validated whole. The product's own cost values it, and its date is the day
/// of validation.
/// </summary>
internal static class Transfers
{
    /// <summary>
    /// The condition under which a transfer with our number as its origin is this move: people write origins too, and the next step of a
    /// warehouse that receives in several steps is another transfer.
    /// </summary>
    public static JsonArray Where(StockMoveDocument move, OdooSettings settings) => Type(move, settings).In("picking_type_id");

    public static OdooPaper Of(StockMoveDocument move, OdooSettings settings, Func<OdooRef, JsonNode> id)
    {
        var from = OdooRef.Location(move.FromLocation ?? settings.CustomerLocation);
        var to = OdooRef.Location(move.ToLocation ?? settings.LossLocation!);
        return new OdooPaper(OdooKind.Transfer, new JsonObject
        {
            ["origin"] = move.Number,
            ["picking_type_id"] = id(Type(move, settings)),
            ["location_id"] = id(from),
            ["location_dest_id"] = id(to),
            ["note"] = $"{CodeNames.Of(move.From)} to {CodeNames.Of(move.To)}, {OdooPaper.Remarks(move)}",
            ["move_ids"] = OdooPaper.Lines([new JsonObject
            {
                ["product_id"] = id(OdooRef.Product(move.Item)),
                ["product_uom_qty"] = move.Quantity,
                ["location_id"] = id(from),
                ["location_dest_id"] = id(to),
                ["move_line_ids"] = OdooPaper.Lines([new JsonObject
                {
                    ["product_id"] = id(OdooRef.Product(move.Item)),
                    ["quantity"] = move.Quantity,
                    ["location_id"] = id(from),
                    ["location_dest_id"] = id(to),
                }]),
            }]),
        });
    }

    private static OdooRef Type(StockMoveDocument move, OdooSettings settings) => OdooRef.Operation(move.FromLocation is null ? settings.ReceiptType : settings.InternalType);
}
