using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.NetSuite.Records;

/// <summary>A return authorisation as NetSuite holds it.</summary>
/// <param name="Id">Internal id.</param>
/// <param name="Lines">Its lines; their numbers need not follow each other.</param>
internal sealed record ReturnAuthorization(string Id, IReadOnlyList<ReturnAuthorizationLine> Lines)
{
    public const string Type = "returnAuthorization";

    /// <summary>The customer it is for; null when NetSuite does not tell.</summary>
    public string? Entity { get; init; }

    /// <summary>The currency's internal id; null when NetSuite does not tell.</summary>
    public string? Currency { get; init; }

    /// <summary>
    /// Whether a credit may be made from it: what is made takes over its customer and currency. It was written when the return was authorised,
    /// and then the order may not have been known yet.
    /// </summary>
    public bool Fits(CreditMemoDocument memo, NetSuiteProfile settings) =>
        (Entity ?? memo.Customer) == memo.Customer && (settings.Currency(memo.Total.Currency) is not { } currency || (Currency ?? currency) == currency);

    /// <summary>The request that writes one.</summary>
    public static ErpRequest Request(ReturnOrderDocument document, RecordWriter writer)
    {
        var body = writer.Head(document, "Return");
        body["entity"] = Ids.Ref(document.Customer);
        body["orderStatus"] = Ids.Ref(writer.Settings.ReturnOrderStatus);
        if (document.OrderId is { } order) body["otherRefNum"] = Clip.Of(order, 45);
        if (document.Currency is { } currency) writer.Currency(body, currency);
        if (Place.Read(writer.Profile.Locations.GetValueOrDefault(InventoryStatus.ReceivedPendingInspection)) is { } place)
            body["location"] = Ids.Ref(place.Location);
        body["item"] = Ids.Lines(document.Lines.Select(line => Line(line, writer)));
        return RecordWriter.Put(Type, document, body);
    }

    /// <summary>Reads an answer to a GET with sub-resources expanded.</summary>
    public static ReturnAuthorization? Read(JsonNode? body)
    {
        if (body.Text("id") is not { } id || body?["item"]?["items"] is not JsonArray lines) return null;
        return new ReturnAuthorization(id, [.. lines.Select(ReturnAuthorizationLine.Read).OfType<ReturnAuthorizationLine>()])
        {
            Entity = body.Text("entity", "id"),
            Currency = body.Text("currency", "id"),
        };
    }

    /// <summary>What an authorisation would look like that holds just what a document asks for: for showing requests beforehand.</summary>
    public static ReturnAuthorization Expected(IEnumerable<(string Item, int Quantity)> items) =>
        new("{id}", [.. items.GroupBy(i => i.Item, StringComparer.Ordinal).Select(g => new ReturnAuthorizationLine("{line}", g.Key, g.Sum(i => i.Quantity), 0, 0))]);

    private static JsonObject Line(ReturnOrderLine line, RecordWriter writer)
    {
        var body = new JsonObject { ["item"] = Ids.Ref(writer.ItemId(line.Item)), ["quantity"] = line.Quantity };
        if (line.UnitNet is { } net)
        {
            // -1 is NetSuite's custom price level: without it the item's list price wins. Rates are net, as on the memo: NetSuite adds the tax.
            body["price"] = Ids.Ref("-1");
            body["rate"] = net.Number();
        }

        writer.Reason(body, line.Reason);
        return body;
    }
}

/// <summary>A line of a return authorisation.</summary>
/// <param name="Number">Its number, by which later records name it.</param>
/// <param name="Item">The item's internal id.</param>
/// <param name="Quantity">Units authorised.</param>
/// <param name="Received">Units received.</param>
/// <param name="Credited">Units on credit memos.</param>
internal sealed record ReturnAuthorizationLine(string Number, string Item, decimal Quantity, decimal Received, decimal Credited)
{
    public static ReturnAuthorizationLine? Read(JsonNode? line) => line.Text("line") is { } number && line.Text("item", "id") is { } item
        ? new ReturnAuthorizationLine(
            number, item, line.Decimal("quantity") ?? 0, line.Decimal("quantityReceived") ?? 0, line.Decimal("quantityBilled") ?? 0)
        : null;

    /// <summary>The number as the record service takes it: a whole number, where it is one.</summary>
    public JsonNode OrderLine => int.TryParse(Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(Number);
}
