using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.NetSuite;

/// <summary>The records of a NetSuite account and its rules.</summary>
internal sealed class NetSuiteBooks
{
    public const string ResourceType = "application/vnd.oracle.resource+json; type=singular";

    private static readonly string[] StockItems = ["7741", "7742"];
    private static readonly string[] Entities = ["20417", "20418", "30011"];
    private static readonly string[] TaxCodes = ["17", "18", "19", "21"];
    private static readonly string[] Accounts = ["254", "515", "640", "251", "120", "510", "130", "1010"];

    private readonly List<NetSuiteRecord> _records = [];

    public IReadOnlyList<NetSuiteRecord> Records => _records;

    /// <summary>Items by internal id, with their names.</summary>
    public Dictionary<string, string> Items { get; } = new()
    {
        ["7741"] = "JACKET",
        ["7742"] = "BOOK-1",
        ["9001"] = "Returns",
        ["9002"] = "Shipping",
        ["9003"] = "Duties",
        ["9004"] = "Return shipping",
        ["9005"] = "Other",
    };

    /// <summary>Units in stock by item.</summary>
    public Dictionary<string, decimal> Stock { get; } = [];

    public DateOnly ClosedTo { get; set; } = new(2026, 10, 31);

    /// <summary>The rate the account computes tax at by itself.</summary>
    public decimal OwnRate { get; set; } = 0.19m;

    public static FakeAnswer Error(int status, string code, string detail, string? path = null)
    {
        var first = new JsonObject { ["detail"] = detail, ["o:errorCode"] = code };
        if (path is not null) first["o:errorPath"] = path;
        return new FakeAnswer(status, new JsonObject { ["title"] = "Bad Request", ["status"] = status, ["o:errorDetails"] = new JsonArray(first) })
        {
            ContentType = "application/vnd.oracle.resource+json; type=error",
        };
    }

    public FakeAnswer Get(string type, string id, bool expand)
    {
        if (Find(type, id) is not { } record) return Error(404, "NONEXISTENT_ID", "The record instance does not exist.");
        var body = (JsonObject)record.Body.DeepClone();
        body["id"] = record.Id;
        body["tranId"] = $"NS{record.Id}";
        if (record.Total is { } total) body["total"] = total;
        if (!expand) body.Remove("item");
        return new FakeAnswer(200, body) { ContentType = ResourceType };
    }

    public FakeAnswer Put(string type, string number, JsonObject body)
    {
        if (Find(type, $"eid:{number}") is { } there) return Saved(there);
        if (Fault(body) is { } fault) return fault;
        if (type == "journalEntry" && Lines(body, "line").Sum(l => Number(l, "debit") - Number(l, "credit")) != 0) return Error(400, "USER_ERROR", "Please balance this entry.");
        if (type == "returnAuthorization") foreach (var (line, i) in Lines(body, "item").Select((l, i) => (l, i))) (line["line"], line["quantityReceived"], line["quantityBilled"]) = (1 + 3 * i, 0, 0);
        foreach (var line in Lines(body, "inventory").Where(_ => type == "inventoryAdjustment")) Move(line, Number(line, "adjustQtyBy"));
        if (type is "creditMemo" or "cashRefund") foreach (var line in Lines(body, "item")) Move(line, Number(line, "quantity"));
        return Save(type, number, body);
    }

    public FakeAnswer Transform(string orderId, string type, JsonObject body, bool replace)
    {
        if (_records.Find(r => r.Type == "returnAuthorization" && r.Id == orderId) is not { } order) return Error(404, "NONEXISTENT_ID", "The record instance does not exist.");
        var number = body["externalId"]!.GetValue<string>();
        if (Find(type, $"eid:{number}") is not null) return Error(400, "USER_ERROR", "Error while accessing a resource. This record already exists.");
        if (Fault(body) is { } fault) return fault;
        return type == "itemReceipt" ? Receive(order, number, body) : Credit(order, type, number, body, replace);
    }

    private FakeAnswer Receive(NetSuiteRecord order, string number, JsonObject body)
    {
        var told = Lines(body, "item").ToDictionary(l => l["orderLine"]!.GetValue<int>());
        foreach (var line in Lines(order.Body, "item"))
        {
            var open = Number(line, "quantity") - Number(line, "quantityReceived");
            // A line nobody tells about is received whole: the trap of transforms.
            var units = !told.TryGetValue(line["line"]!.GetValue<int>(), out var asked) ? open : asked["itemReceive"]!.GetValue<bool>() ? Number(asked, "quantity") : 0;
            if (units > open) return Error(400, "USER_ERROR", "The quantity received is more than the quantity remaining.", "item.items[0].quantity");
            line["quantityReceived"] = Number(line, "quantityReceived") + units;
            Move(line, units);
        }

        return Save("itemReceipt", number, body);
    }

    private FakeAnswer Credit(NetSuiteRecord order, string type, string number, JsonObject body, bool replace)
    {
        if (!replace) return Error(400, "USER_ERROR", "Lines of the authorisation stay as they are.");
        foreach (var line in Lines(body, "item"))
        {
            if (line["orderLine"] is not { } orderLine)
            {
                Move(line, Number(line, "quantity"));
                continue;
            }

            var of = Lines(order.Body, "item").Single(l => l["line"]!.GetValue<int>() == orderLine.GetValue<int>());
            of["quantityBilled"] = Number(of, "quantityBilled") + Number(line, "quantity");
        }

        return Save(type, number, body);
    }

    private FakeAnswer? Fault(JsonObject body)
    {
        if (DateOnly.ParseExact(body["tranDate"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture) <= ClosedTo)
            return Error(400, "USER_ERROR", "The transaction date you specified is in a closed period.", "tranDate");
        if (body["entity"] is { } entity && !Entities.Contains(Id(entity))) return Invalid(Id(entity), "entity");
        if (body["account"] is { } account && !Accounts.Contains(Id(account))) return Invalid(Id(account), "account");
        foreach (var list in new[] { "item", "inventory", "line", "expense" })
        {
            foreach (var (line, i) in Lines(body, list).Select((l, i) => (l, i)))
            {
                if (line["item"] is { } item && !Items.ContainsKey(Id(item))) return Invalid(Id(item), $"{list}.items[{i}].item");
                if (line["account"] is { } on && !Accounts.Contains(Id(on))) return Invalid(Id(on), $"{list}.items[{i}].account");
            }
        }

        foreach (var tax in Lines(body, "taxDetails"))
            if (!TaxCodes.Contains(Id(tax["taxCode"]!))) return Invalid(Id(tax["taxCode"]!), "taxDetails.items[0].taxCode");
        return null;
    }

    private FakeAnswer Save(string type, string number, JsonObject body)
    {
        var record = new NetSuiteRecord(type, (990400 + _records.Count).ToString(CultureInfo.InvariantCulture), number, (JsonObject)body.DeepClone(), TotalOf(type, body));
        _records.Add(record);
        return Saved(record);
    }

    // What is saved answers with its address and no body.
    private static FakeAnswer Saved(NetSuiteRecord record) => new(204) { Headers = [("Location", $"https://account/services/rest/record/v1/{record.Type}/{record.Id}")] };

    private decimal? TotalOf(string type, JsonObject body)
    {
        if (type is not ("creditMemo" or "cashRefund")) return null;
        var net = Lines(body, "item").Sum(l => Number(l, "amount"));
        return net + (body["taxDetailsOverride"]?.GetValue<bool>() == true ? Lines(body, "taxDetails").Sum(t => Number(t, "taxAmount")) : decimal.Round(net * OwnRate, 2));
    }

    private void Move(JsonObject line, decimal units)
    {
        var item = Id(line["item"]!);
        if (StockItems.Contains(item)) Stock[item] = Stock.GetValueOrDefault(item) + units;
    }

    private NetSuiteRecord? Find(string type, string id) => _records.Find(r => r.Type == type && (id == $"eid:{r.ExternalId}" || id == r.Id));

    private static FakeAnswer Invalid(string value, string path) =>
        Error(400, "INVALID_CONTENT", $"Error while accessing resource: You have entered an Invalid Field Value {value} for the following field: {path[(path.LastIndexOf('.') + 1)..]}", path);

    private static IEnumerable<JsonObject> Lines(JsonObject body, string list) => (body[list]?["items"] as JsonArray ?? []).Select(l => l!.AsObject());

    private static decimal Number(JsonObject line, string name) => line[name] is { } value ? decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : 0;

    private static string Id(JsonNode reference) => reference["id"]!.GetValue<string>();
}

internal sealed record NetSuiteRecord(string Type, string Id, string ExternalId, JsonObject Body, decimal? Total);
