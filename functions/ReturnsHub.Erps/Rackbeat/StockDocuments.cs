using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Rackbeat;

/// <summary>
/// A stock move as Rackbeat has it: an internal movement where both places are Rackbeat's, else an adjustment up or down
/// (https://developer.rackbeat.com/reference/intro-to-inventory).
/// </summary>
internal static class StockDocuments
{
    private const string Movements = "inventory/internal-movements";
    private const string Adjustments = "inventory-adjustments";

    // Movements are never older than their event; a day for the zones between.
    private const int EarlierDays = 1;

    public static string PathOf(StockMoveDocument move) => move is { FromLocation: not null, ToLocation: not null } ? Movements : Adjustments;

    public static ErpRequest Create(StockMoveDocument move) => new("POST", PathOf(move), move switch
    {
        { FromLocation: { } from, ToLocation: { } to } => Whole(move, new JsonObject { ["from_location"] = Place(from), ["to_location"] = Place(to) }, move.Quantity),
        { ToLocation: { } to } => Whole(move, new JsonObject { ["location"] = Place(to) }, move.Quantity),
        { FromLocation: { } from } => Whole(move, new JsonObject { ["location"] = Place(from) }, -move.Quantity),
        _ => throw ErpFaultException.Refused("location-unmapped", $"{move.Number} names no location."),
    });

    public static ErpRequest Book(StockMoveDocument move, string id) => new("POST", $"{PathOf(move)}/{id}/book", new JsonObject { ["suppress_webhooks"] = true });

    public static ErpRequest List(StockMoveDocument move, int page, int limit) => new(
        "GET",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PathOf(move)}?itemNumber={Uri.EscapeDataString(move.Item)}&dateFrom={move.Date.AddDays(-EarlierDays):yyyy-MM-dd}&page={page}&limit={limit}"));

    private static JsonObject Whole(StockMoveDocument move, JsonObject body, int quantity)
    {
        var line = new JsonObject { ["item_number"] = move.Item, ["quantity"] = quantity };
        if (quantity > 0 && move.FromLocation is null && move.UnitCost is { } cost) line["cost_price"] = cost.Number();
        body["reason"] = Clip.Of($"{(move.Test ? "TEST " : "")}{move.Number} {CodeNames.Of(move.From)} > {CodeNames.Of(move.To)}, return {move.ReturnId}", 190);
        body["date"] = move.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        body["lines"] = new JsonArray(line);
        body["suppress_webhooks"] = true;
        return body;
    }

    // Locations are known by number there.
    private static JsonNode Place(string location) =>
        int.TryParse(location, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(location);
}
