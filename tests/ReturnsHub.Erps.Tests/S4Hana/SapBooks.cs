using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.S4Hana;

/// <summary>The documents of an SAP system and its rules.</summary>
internal sealed class SapBooks
{
    private static readonly string[] Customers = ["10100417", "10100418"];

    private readonly List<SapDocument> _documents = [];

    public IReadOnlyList<SapDocument> Documents => _documents;

    /// <summary>Materials with the rate of their tax.</summary>
    public Dictionary<string, decimal> Materials { get; } = new()
    {
        ["TG7741"] = 0.19m,
        ["BOOK-1"] = 0.07m,
        ["RH-GOODWILL"] = 0.19m,
        ["RH-FREIGHT"] = 0.19m,
        ["RH-DUTIES"] = 0m,
        ["RH-RETFREIGHT"] = 0.19m,
        ["RH-OTHER"] = 0.19m,
    };

    /// <summary>Units in stock, by storage location and movement that brought or took them.</summary>
    public List<(string Movement, string Location, decimal Units)> Movements { get; } = [];

    public DateOnly ClosedTo { get; set; } = new(2026, 10, 31);

    /// <summary>Whether the customer reference is kept; a careless enhancement in SAP may drop it.</summary>
    public bool KeepsReferences { get; set; } = true;

    /// <summary>Whether net values are shown; a user without the right to prices sees none.</summary>
    public bool ShowsPrices { get; set; } = true;

    public FakeAnswer Create(string set, JsonObject body)
    {
        if (Fault(set, body) is { } fault) return fault;
        var document = new SapDocument(set, Id(set), (JsonObject)JsonNode.Parse(body.ToJsonString())!);
        Number(document);
        if (set == "A_ReturnsDeliveryHeader") document.Body["OverallGoodsMovementStatus"] = "A";
        if (set == "A_CreditMemoRequest") Price(document);
        if (set == "A_MaterialDocumentHeader")
            foreach (var item in document.Items) Movements.Add((Text(item, "GoodsMovementType"), Text(item, "StorageLocation"), Amount(item, "QuantityInEntryUnit")));
        if (!KeepsReferences) document.Body["PurchaseOrderByCustomer"] = "";
        _documents.Add(document);
        return new FakeAnswer(201, new JsonObject { ["d"] = Shown(document, expand: false) });
    }

    public FakeAnswer Search(string set, string query)
    {
        var filter = Regex.Match(query, @"\$filter=(?<field>\w+) eq '(?<value>[^']*)'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var (field, value) = (filter.Groups["field"].Value, filter.Groups["value"].Value);
        if (set == "A_ReturnsDeliveryItem")
        {
            var items = _documents.Where(d => d.Kind == "A_ReturnsDeliveryHeader").SelectMany(d => d.Items).Where(i => Text(i, field) == value);
            return List(items.Select(i => (JsonObject)i.DeepClone()));
        }

        return List(_documents.Where(d => d.Kind == set && d.Text(field) == value).Select(d => Shown(d, query.Contains("$expand=to_Item", StringComparison.Ordinal))));
    }

    public FakeAnswer Change(string set, string id, string? etag, JsonObject body)
    {
        if (_documents.Find(d => d.Kind == set && d.Id == id) is not { } document) return FakeS4Hana.Error(404, "NOT_FOUND", "Resource not found");
        if (Match(document, etag) is { } fault) return fault;
        foreach (var (name, value) in body) document.Body[name] = value!.DeepClone();
        document.Version++;
        return new FakeAnswer(204);
    }

    public FakeAnswer PostGoodsReceipt(string id, string? etag)
    {
        if (_documents.Find(d => d.Kind == "A_ReturnsDeliveryHeader" && d.Id == id) is not { } delivery) return FakeS4Hana.Error(404, "NOT_FOUND", "Resource not found");
        if (Match(delivery, etag) is { } fault) return fault;
        if (delivery.Text("OverallGoodsMovementStatus") == "C") return FakeS4Hana.Error(400, "VL/609", "Goods receipt was posted already");
        delivery.Body["OverallGoodsMovementStatus"] = "C";
        delivery.Version++;
        foreach (var item in delivery.Items) Movements.Add(("651", "RET1", Amount(item, "ActualDeliveryQuantity")));
        return new FakeAnswer(200, new JsonObject { ["d"] = new JsonObject() });
    }

    public decimal TotalOf(SapDocument request) =>
        Amount(request.Body, "TotalNetAmount") + request.Items.SelectMany(SapDocument.Conditions).Where(c => Text(c, "ConditionCategory") == "D" && Text(c, "ConditionInactiveReason").Length == 0).Sum(c => Amount(c, "ConditionAmount"));

    private static FakeAnswer? Match(SapDocument document, string? etag) => etag is null
        ? FakeS4Hana.Error(428, "PRECONDITION", "Precondition required")
        : etag == "*" || etag == document.ETag ? null : FakeS4Hana.Error(412, "PRECONDITION", "Precondition failed");

    private FakeAnswer? Fault(string set, JsonObject body)
    {
        if (body["PostingDate"] is { } posting && DateOnly.FromDateTime(DateTime.Parse(posting.GetValue<string>(), CultureInfo.InvariantCulture)) <= ClosedTo)
            return FakeS4Hana.Error(400, "M7/053", "An exception was raised", "Posting only possible in periods 2026/12 and 2026/11 in company code 1010");
        if (body["SoldToParty"] is { } customer && !Customers.Contains(customer.GetValue<string>()))
            return FakeS4Hana.Error(400, "V1/247", $"Sold-to party {customer.GetValue<string>()} not maintained for sales area 1010 10 00");
        foreach (var item in SapDocument.ItemsOf(body))
        {
            if (item["Material"] is { } material && !Materials.ContainsKey(material.GetValue<string>()))
                return FakeS4Hana.Error(400, "V1/382", "An exception was raised", $"Material {material.GetValue<string>()} is not defined for sales org. 1010, distr.chan. 10");
            if (item.Any(p => p.Value is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.Number)) return FakeS4Hana.Error(400, "CX_SXML_PARSE_ERROR", "Decimals are strings");
        }

        if (set == "A_MaterialDocumentHeader" && body["ReferenceDocument"]!.GetValue<string>().Length > 16) return FakeS4Hana.Error(400, "/IWBEP/", "Property ReferenceDocument is longer than 16");
        return null;
    }

    private void Price(SapDocument request)
    {
        var net = 0m;
        foreach (var item in request.Items)
        {
            var value = Amount(item, "RequestedQuantity") * Amount(SapDocument.Conditions(item).Single(), "ConditionRateValue");
            net += value;
            var tax = decimal.Round(value * Materials[Text(item, "Material")], 2, MidpointRounding.AwayFromZero);
            item["NetAmount"] = value.ToString(CultureInfo.InvariantCulture);
            item["to_PricingElement"]!.AsArray().Add(new JsonObject { ["ConditionType"] = "TTX1", ["ConditionCategory"] = "D", ["ConditionAmount"] = tax.ToString(CultureInfo.InvariantCulture), ["ConditionInactiveReason"] = "" });
            item["to_PricingElement"]!.AsArray().Add(new JsonObject { ["ConditionType"] = "OLD1", ["ConditionCategory"] = "D", ["ConditionAmount"] = "99.00", ["ConditionInactiveReason"] = "A" });
        }

        request.Body["TotalNetAmount"] = net.ToString(CultureInfo.InvariantCulture);
    }

    private static void Number(SapDocument document)
    {
        foreach (var (item, i) in document.Items.Select((item, i) => (item, i)))
            if (document.Kind == "A_CustomerReturn") item["CustomerReturnItem"] = (10 * (i + 1)).ToString(CultureInfo.InvariantCulture);
    }

    private string Id(string set) => (60000400 + _documents.Count(d => d.Kind == set)).ToString(CultureInfo.InvariantCulture);

    private static FakeAnswer List(IEnumerable<JsonObject> found) => new(200, new JsonObject { ["d"] = new JsonObject { ["results"] = new JsonArray([.. found]) } });

    private JsonObject Shown(SapDocument document, bool expand)
    {
        var body = new JsonObject { ["__metadata"] = new JsonObject { ["etag"] = document.ETag }, [document.KeyName] = document.Id };
        if (document.Kind == "A_MaterialDocumentHeader") body["MaterialDocumentYear"] = "2026";
        foreach (var (name, value) in document.Body.Where(p => p.Value is JsonValue)) body[name] = value!.DeepClone();
        if (!ShowsPrices) body.Remove("TotalNetAmount");
        if (!expand) return body;
        body["to_Item"] = new JsonObject { ["results"] = new JsonArray([.. document.Items.Select(Expanded)]) };
        return body;
    }

    private static JsonObject Expanded(JsonObject item)
    {
        var shown = (JsonObject)item.DeepClone();
        if (shown["to_PricingElement"] is { } conditions) shown["to_PricingElement"] = new JsonObject { ["results"] = conditions.DeepClone() };
        return shown;
    }

    private static decimal Amount(JsonObject body, string name) => decimal.Parse(body[name]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static string Text(JsonObject body, string name) => body[name]?.GetValue<string>() ?? "";
}

internal sealed record SapDocument(string Kind, string Id, JsonObject Body)
{
    public int Version { get; set; } = 1;

    public string ETag => $"W/\"datetimeoffset'{Version}'\"";

    public string KeyName => Kind switch
    {
        "A_CustomerReturn" => "CustomerReturn",
        "A_CreditMemoRequest" => "CreditMemoRequest",
        "A_ReturnsDeliveryHeader" => "DeliveryDocument",
        _ => "MaterialDocument",
    };

    public IEnumerable<JsonObject> Items => ItemsOf(Body);

    public string Text(string name) => Body[name]?.GetValue<string>() ?? "";

    public static IEnumerable<JsonObject> ItemsOf(JsonObject body) =>
        ((body["to_Item"] ?? body["to_DeliveryDocumentItem"] ?? body["to_MaterialDocumentItem"]) as JsonArray ?? []).Select(i => i!.AsObject());

    public static IEnumerable<JsonObject> Conditions(JsonObject item) => (item["to_PricingElement"] as JsonArray ?? []).Select(c => c!.AsObject());
}
