using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.Odoo;

/// <summary>The records of a database and what their methods do.</summary>
internal sealed class OdooBooks
{
    private static readonly Dictionary<string, string> Models = new()
    {
        ["partner_id"] = "res.partner",
        ["product_id"] = "product.product",
        ["account_id"] = "account.account",
        ["journal_id"] = "account.journal",
        ["currency_id"] = "res.currency",
        ["picking_type_id"] = "stock.picking.type",
        ["location_id"] = "stock.location",
        ["location_dest_id"] = "stock.location",
    };

    private readonly List<JsonObject> _records = [];

    public IReadOnlyList<JsonObject> Records => _records;

    /// <summary>What profiles name: model, field, value, id.</summary>
    public List<(string Model, string Field, string Value, int Id)> Masters { get; } =
    [
        ("product.product", "default_code", "JACKET-M-BLACK", 7741), ("res.partner", "ref", "WEB-DE", 20417), ("res.partner", "ref", "V-ACME", 30011),
        ("account.account", "code", "400910", 91), ("account.account", "code", "110100", 11), ("account.account", "code", "501000", 51), ("account.account", "code", "121500", 12),
        ("account.account", "code", "611000", 61), ("account.account", "code", "252100", 25), ("account.tax", "name", "19% included", 3), ("account.journal", "code", "INV", 1),
        ("account.journal", "code", "BILL", 2), ("account.journal", "code", "MISC", 5), ("res.currency", "name", "EUR", 125), ("stock.picking.type", "sequence_code", "IN", 31),
        ("stock.picking.type", "sequence_code", "INT", 33), ("stock.location", "complete_name", "Customers", 5), ("stock.location", "complete_name", "WH/Returns", 40),
        ("stock.location", "complete_name", "WH/Stock", 8), ("stock.location", "complete_name", "WH/Quarantine", 41), ("stock.location", "complete_name", "Scrap", 14),
    ];

    /// <summary>Units by location.</summary>
    public Dictionary<int, decimal> Stock { get; } = [];

    public static DateOnly Today { get; } = new(2026, 11, 20);

    public DateOnly LockedUntil { get; set; } = new(2026, 10, 31);

    /// <summary>Whether taxes are included in price.</summary>
    public bool Included { get; set; } = true;

    /// <summary><c>percent</c>, or a type that the hub leaves to Odoo.</summary>
    public string TaxType { get; set; } = "percent";

    /// <summary>The rate of every tax but that of 7 % and New York's.</summary>
    public decimal Rate { get; set; } = 19;

    /// <summary>Whether methods that make something final answer with a window instead.</summary>
    public bool AsksBack { get; set; }

    /// <summary>Whether the module that books in one call is installed.</summary>
    public bool HasModule { get; set; }

    public static FakeAnswer Error(int status, string name, string message) => new(status, new JsonObject
    {
        ["name"] = name,
        ["message"] = message,
        ["arguments"] = new JsonArray(message),
        ["context"] = new JsonObject(),
        ["debug"] = "Traceback (most recent call last): …",
    });

    public FakeAnswer Call(string model, string method, JsonObject body) => method switch
    {
        "search_read" => new FakeAnswer(200, new JsonArray([.. Search(model, body["domain"]!.AsArray()).Take(body["limit"]!.GetValue<int>()).Select(r => Shown(r, body))])),
        "read" => new FakeAnswer(200, new JsonArray([.. _records.Where(r => Is(r, model, body)).Select(r => Shown(r, body))])),
        "post_event" when HasModule => PostEvent(body),
        "create" => Create(model, body["vals_list"]!.AsArray()[0]!.AsObject()),
        "action_post" or "button_validate" => Finish(_records.Single(r => Is(r, model, body)), body),
        _ when model == "returnshub.event" => Error(404, "werkzeug.exceptions.NotFound", $"the model '{model}' does not exist"),
        _ => Error(404, "werkzeug.exceptions.NotFound", $"The method '{model}.{method}' does not exist"),
    };

    public void Cancel() => _records[^1]["state"] = "cancel";

    /// <summary>Makes everything known that a profile names, and the articles of the scenarios.</summary>
    public void KnowAll(Profile profile)
    {
        var accounts = profile.Accounts;
        (string Model, string Field, IEnumerable<string> Values)[] named =
        [
            ("product.product", "default_code", Article.All.Select(a => a.Sku.Value)),
            ("res.partner", "ref", [profile.Customers.Default, .. profile.Customers.ByCountry.Values, .. profile.Vendors.Values]),
            ("account.account", "code", [.. accounts.Journal.Values, accounts.NotRestocked!, accounts.Shipping!, accounts.Duties!, accounts.ReturnShipping!, accounts.Other!]),
            ("account.tax", "name", profile.Taxes.Select(t => t.Code)),
            ("stock.location", "complete_name", profile.Locations.Values),
            ("res.currency", "name", ["USD"]),
        ];
        foreach (var (model, field, values) in named)
        {
            foreach (var value in values.Where(v => !Masters.Exists(m => m.Model == model && m.Value == v)).ToArray()) Masters.Add((model, field, value, 5000 + Masters.Count));
        }
    }

    /// <summary>A second record with the same number, as a person may copy one.</summary>
    public void Copy()
    {
        var copy = (JsonObject)_records[^1].DeepClone();
        copy["id"] = copy["id"]!.GetValue<int>() + 1;
        _records.Add(copy);
    }

    /// <summary>The next step of a receipt: its origin is the name of the first.</summary>
    public void Chain()
    {
        Copy();
        _records[^1]["origin"] = _records[^2]["name"]!.DeepClone();
        _records[^1]["picking_type_id"] = 33;
        _records[^1]["state"] = "assigned";
    }

    private static bool Is(JsonObject record, string model, JsonObject body) =>
        record["model"]!.GetValue<string>() == model && body["ids"]!.AsArray().Any(i => i!.GetValue<int>() == record["id"]!.GetValue<int>());

    private static JsonNode Shown(JsonObject record, JsonObject body) =>
        new JsonObject(body["fields"]!.AsArray().Select(f => f!.GetValue<string>()).Append("id").Distinct().Select(f => KeyValuePair.Create<string, JsonNode?>(f, record[f]?.DeepClone() ?? JsonValue.Create(false))));

    private IEnumerable<JsonObject> Search(string model, JsonArray domain)
    {
        if (model == "account.tax" && domain[0]![0]!.GetValue<string>() == "id")
        {
            return Masters.Where(m => m.Model == model && m.Id == domain[0]![2]!.GetValue<int>())
                .Select(m => new JsonObject { ["id"] = m.Id, ["amount_type"] = TaxType, ["amount"] = RateOf(m.Value), ["price_include"] = Included });
        }

        if (model is not ("account.move" or "stock.picking"))
        {
            var (field, value) = (domain[0]![0]!.GetValue<string>(), domain[0]![2]!.GetValue<string>());
            return Masters.Where(m => m.Model == model && m.Field == field && m.Value == value).Select(m => new JsonObject { ["id"] = m.Id });
        }

        return _records.Where(r => r["model"]!.GetValue<string>() == model && domain.All(c => Fits(r, c!.AsArray())));
    }

    private bool Fits(JsonObject record, JsonArray condition)
    {
        var path = condition[0]!.GetValue<string>().Split('.');
        if (path.Length == 1) return JsonNode.DeepEquals(record[path[0]], condition[2]);
        var id = record[path[0]]!.GetValue<int>();
        return Masters.Exists(m => m.Model == Models[path[0]] && m.Id == id && m.Field == path[1] && m.Value == condition[2]!.GetValue<string>());
    }

    private FakeAnswer Create(string model, JsonObject values)
    {
        if (Missing(values) is { } missing) return missing;
        var record = (JsonObject)values.DeepClone();
        var id = 10931 + _records.Count;
        (record["model"], record["id"], record["state"]) = (model, id, "draft");
        // Drafts of the ledger have no number yet.
        if (model == "stock.picking") record["name"] = $"WH/{id}";
        if (model == "account.move")
        {
            if (values["move_type"]!.GetValue<string>() == "entry")
            {
                if (Lines(record, "line_ids").Sum(l => Number(l, "debit") - Number(l, "credit")) != 0) return Error(422, "odoo.exceptions.UserError", "The entry is not balanced.");
                record["amount_total"] = Lines(record, "line_ids").Sum(l => Number(l, "debit"));
            }
            else
            {
                record["amount_total"] = Lines(record, "invoice_line_ids").Sum(l => Amounts(l) is var (net, tax) ? net + tax : 0);
                record["amount_tax"] = Lines(record, "invoice_line_ids").Sum(l => Amounts(l).Tax);
            }
        }

        _records.Add(record);
        return new FakeAnswer(200, new JsonArray(id));
    }

    // One transaction: what was created goes again where the rest fails.
    private FakeAnswer PostEvent(JsonObject body)
    {
        var (model, number) = (body["model"]!.GetValue<string>(), body["number"]!.GetValue<string>());
        var record = _records.Find(r => r["model"]!.GetValue<string>() == model && (r["ref"] ?? r["origin"])!.GetValue<string>() == number);
        if (record is null)
        {
            if (Create(model, body["values"]!.AsObject()) is { Status: >= 400 } fault) return fault;
            record = _records[^1];
            if (body["total"] is { } total && total.GetValue<decimal>() != record["amount_total"]!.GetValue<decimal>())
            {
                _records.Remove(record);
                return Error(422, "odoo.exceptions.UserError", $"returnshub.amount-differs: {record["amount_total"]}");
            }

            var finish = new JsonObject { ["context"] = new JsonObject { ["skip_backorder"] = true } };
            if (Finish(record, finish) is { Status: >= 400 } refused)
            {
                _records.Remove(record);
                return refused;
            }
        }

        return new FakeAnswer(200, Shown(record, new JsonObject { ["fields"] = new JsonArray("name", "state", "amount_total", "amount_tax") }));
    }

    private FakeAnswer Finish(JsonObject record, JsonObject body)
    {
        if (AsksBack) return new FakeAnswer(200, new JsonObject { ["type"] = "ir.actions.act_window", ["res_model"] = "some.wizard" });
        if (record["model"]!.GetValue<string>() == "account.move")
        {
            if (record["state"]!.GetValue<string>() != "draft") return Error(422, "odoo.exceptions.UserError", $"The entry {record["name"]} (id {record["id"]}) must be in draft.");
            if (Day(record) <= LockedUntil)
            {
                // A closed day becomes the first open one; but documents of sales are never dated ahead of today.
                if (LockedUntil >= Today && record["move_type"]!.GetValue<string>() == "out_refund")
                    return Error(422, "odoo.exceptions.UserError", $"You cannot add/modify entries prior to and inclusive of: Global Lock Date ({LockedUntil.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}).");
                record["date"] = (LockedUntil < Today ? Today : LockedUntil.AddDays(1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }

            record["name"] = $"DOC/2026/{record["id"]}";
            record["state"] = "posted";
            return new FakeAnswer(200, JsonValue.Create(false));
        }

        if (body["context"]!["skip_backorder"]?.GetValue<bool>() != true) return new FakeAnswer(200, new JsonObject { ["res_model"] = "stock.backorder.confirmation" });
        foreach (var line in Lines(record, "move_ids").SelectMany(m => Lines(m, "move_line_ids")))
        {
            Add(line["location_id"]!.GetValue<int>(), -Number(line, "quantity"));
            Add(line["location_dest_id"]!.GetValue<int>(), Number(line, "quantity"));
        }

        record["state"] = "done";
        return new FakeAnswer(200, JsonValue.Create(true));
    }

    private FakeAnswer? Missing(JsonObject values)
    {
        foreach (var (field, value) in values)
        {
            if (Models.TryGetValue(field, out var model) && !Masters.Exists(m => m.Model == model && m.Id == value!.GetValue<int>()))
                return Error(404, "odoo.exceptions.MissingError", $"Record does not exist or has been deleted.\n(Record: {model}({value},), User: 2)");
        }

        return values.Where(v => v.Key.EndsWith("line_ids", StringComparison.Ordinal) || v.Key == "move_ids").SelectMany(v => Lines(values, v.Key)).Select(Missing).FirstOrDefault(f => f is not null);
    }

    private decimal RateOf(string tax) => tax.StartsWith('7') ? 7 : tax.StartsWith("NYC", StringComparison.Ordinal) ? 8.875m : Rate;

    private static DateOnly Day(JsonObject record) => DateOnly.ParseExact(record["date"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What the document says of a line's tax itself counts as long as the rest of the line is what it was said of.
    private (decimal Net, decimal Tax) Amounts(JsonObject line)
    {
        var price = Number(line, "quantity") * Number(line, "price_unit");
        if (line["tax_ids"]![0]![2]!.AsArray() is not [{ } tax]) return (price, 0);
        if (line["extra_tax_data"] is JsonObject said && Number(said, "quantity") == Number(line, "quantity") && Number(said, "price_unit") == Number(line, "price_unit") && said["manual_tax_amounts"]![tax.ToString()] is JsonObject given)
            return (Number(said, "manual_total_excluded_currency"), Number(given, "tax_amount_currency"));
        var rate = RateOf(Masters.Single(m => m.Model == "account.tax" && m.Id == tax.GetValue<int>()).Value) / 100;
        return Included ? (price - decimal.Round(price * rate / (1 + rate), 2), decimal.Round(price * rate / (1 + rate), 2)) : (price, decimal.Round(price * rate, 2));
    }

    private void Add(int location, decimal units) => Stock[location] = Stock.GetValueOrDefault(location) + units;

    private static IEnumerable<JsonObject> Lines(JsonObject record, string field) => (record[field] as JsonArray ?? []).Select(c => c![2]!.AsObject());

    private static decimal Number(JsonObject line, string field) => decimal.Parse(line[field]!.ToJsonString(), CultureInfo.InvariantCulture);
}
