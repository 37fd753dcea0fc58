using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.ErpNext;

/// <summary>The documents of a site and its server's rules.</summary>
internal sealed class ErpNextBooks
{
    private readonly List<JsonObject> _papers = [];
    private readonly ErpNextLinks _links;

    public ErpNextBooks() => _links = new ErpNextLinks(Masters);

    /// <summary>Names that links may hold, whatever they link to.</summary>
    public HashSet<string> Masters { get; } =
    [
        "JACKET-M-BLACK", "BOOK-1", "RETURNS-MONEY", "Web shop", "Web shop DE", "Acme Textiles", "VAT 19% - N", "VAT 7% - N", "VAT 0% - N", "4410 - Returns - N", "4420 - Shipping Income - N",
        "1411 - Stock Revaluation - N", "5111 - Cost of Goods Sold - N", "5120 - Inventory Write-off - N", "1330 - Vendor Claims - N", "5290 - Store Credit Bonus - N",
        "2190 - Store Credit - N", "Returns - N", "Stores - N", "Quarantine - N",
    ];

    public IReadOnlyList<JsonObject> Papers => _papers;

    /// <summary>Units by warehouse.</summary>
    public Dictionary<string, decimal> Stock { get; } = [];

    /// <summary>What the price list has for every item: taken for a rate of nothing.</summary>
    public decimal ListPrice { get; set; } = 99.90m;

    public DateOnly FrozenUntil { get; set; } = new(2026, 10, 31);

    /// <summary>What the server adds to totals by itself, as a default tax template would.</summary>
    public decimal OwnTax { get; set; }

    public static int Status(JsonObject paper) => paper["docstatus"]!.GetValue<int>();

    public static FakeAnswer Error(int status, string type, string message) => new(status, new JsonObject
    {
        ["exc_type"] = type,
        ["exception"] = $"frappe.exceptions.{type}: {message}",
        ["exc"] = "[\"Traceback (most recent call last) …\"]",
        ["_server_messages"] = new JsonArray(new JsonObject { ["message"] = message, ["title"] = "Message" }.ToJsonString()).ToJsonString(),
    });

    /// <summary>Makes everything known that a profile names, and the articles of the scenarios.</summary>
    public void KnowAll(Profile profile) => Masters.UnionWith(
    [
        .. Article.All.Select(a => a.Sku.Value), profile.Customers.Default, .. profile.Customers.ByCountry.Values, .. profile.Vendors.Values, .. profile.Locations.Values,
        .. profile.Accounts.Journal.Values, .. profile.Taxes.Select(t => t.Code), profile.Accounts.NotRestocked!, profile.Accounts.Shipping!, profile.Accounts.Duties!,
        profile.Accounts.ReturnShipping!, profile.Accounts.Other!, profile.Accounts.StoreCreditBonus!, profile.Accounts.StoreCreditLiability!,
    ]);

    /// <summary>An invoice of the shop, as an order import left it.</summary>
    public void Invoice(string name, string order, decimal rate = 1, int updateStock = 0, decimal units = 2, string day = "2026-11-12", decimal price = 75.55m) => _papers.Add(new JsonObject
    {
        ["doctype"] = "Sales Invoice",
        ["name"] = name,
        ["docstatus"] = 1,
        ["is_return"] = 0,
        ["company"] = "Northwind EU",
        ["customer"] = "Web shop DE",
        ["currency"] = "EUR",
        ["po_no"] = order,
        ["conversion_rate"] = rate,
        ["update_stock"] = updateStock,
        ["posting_date"] = day,
        ["posting_time"] = "14:05:09.303317",
        ["items"] = new JsonArray(new JsonObject { ["name"] = $"{name}-1", ["item_code"] = "JACKET-M-BLACK", ["qty"] = units, ["rate"] = price }),
    });

    public FakeAnswer List(string type, JsonArray filters, JsonArray fields)
    {
        if (type is "Customer" or "Supplier")
        {
            var name = filters.Single()![2]!.GetValue<string>();
            return new FakeAnswer(200, new JsonObject { ["data"] = Masters.Contains(name) ? new JsonArray(new JsonObject { ["name"] = name }) : [] });
        }

        var found = _papers.Where(p => p["doctype"]!.GetValue<string>() == type && filters.All(f => JsonNode.DeepEquals(p[f![0]!.GetValue<string>()], f[2])));
        return new FakeAnswer(200, new JsonObject
        {
            ["data"] = new JsonArray([.. found.Select(p => new JsonObject(fields.Select(f => KeyValuePair.Create(f!.GetValue<string>(), p[f.GetValue<string>()]?.DeepClone()))))]),
        });
    }

    public FakeAnswer Insert(string type, JsonObject body)
    {
        if (_papers.Exists(p => JsonNode.DeepEquals(p["returnshub_key"], body["returnshub_key"]) && p["doctype"]!.GetValue<string>() == type))
            return Error(417, "UniqueValidationError", "Returnshub Key must be unique");
        if (_links.Fault(type, body) is { } bad) return bad;
        if (Returned(body) is { } over) return over;
        var paper = (JsonObject)body.DeepClone();
        foreach (var row in Rows(paper, "items").Where(r => type == "Sales Invoice" && r["item_code"] is not null && Number(r, "rate") == 0 && r["price_list_rate"] is null))
            row["rate"] = ListPrice;
        paper["doctype"] = type;
        paper["name"] = $"{string.Concat(type.Split(' ').Select(w => w[0]))}-RET-{_papers.Count + 1:D5}";
        paper["docstatus"] = 0;
        if (type.EndsWith("Invoice", StringComparison.Ordinal)) paper["grand_total"] = Total(paper);
        _papers.Add(paper);
        return new FakeAnswer(200, new JsonObject { ["data"] = paper.DeepClone() });
    }

    public FakeAnswer Get(string type, string name) =>
        _papers.Find(p => p["doctype"]!.GetValue<string>() == type && p["name"]!.GetValue<string>() == name) is { } paper
            ? new FakeAnswer(200, new JsonObject { ["data"] = paper.DeepClone() })
            : Error(404, "DoesNotExistError", $"{type} {name} not found");

    public FakeAnswer Update(string type, string name, JsonObject change)
    {
        var paper = _papers.Find(p => p["doctype"]!.GetValue<string>() == type && p["name"]!.GetValue<string>() == name);
        if (paper is null) return Error(404, "DoesNotExistError", $"{type} {name} not found");
        if (change["docstatus"]!.GetValue<int>() != 1) return Error(417, "DocstatusTransitionError", "Cannot change docstatus");
        if (Status(paper) == 0)
        {
            if (DateOnly.ParseExact(paper["posting_date"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture) <= FrozenUntil)
                return Error(417, "ValidationError", "You are not authorized to add or update entries before <b>01-12-2026</b>");
            if (type == "Journal Entry" && Rows(paper, "accounts").Sum(r => Number(r, "debit_in_account_currency") - Number(r, "credit_in_account_currency")) != 0)
                return Error(417, "ValidationError", "Total Debit must be equal to Total Credit. The difference is 1.0");
            if (type == "Sales Invoice" && Number(paper, "update_stock") == 1 && Rows(paper, "items").Any(r => r["item_code"] is null))
                return Error(417, "ValidationError", "Item <strong>None</strong> does not exist.");
            if (Move(type, paper) is { } negative) return negative;
            paper["docstatus"] = 1;
        }

        return new FakeAnswer(200, new JsonObject { ["data"] = paper.DeepClone() });
    }

    public void Cancel(int index) => _papers[index]["docstatus"] = 2;

    private FakeAnswer? Move(string type, JsonObject paper)
    {
        var moves = type == "Stock Entry"
            ? Rows(paper, "items").SelectMany(r => new[] { (r["s_warehouse"], -Number(r, "qty")), (r["t_warehouse"], Number(r, "qty")) })
            : paper["update_stock"]?.GetValue<int>() == 1 ? Rows(paper, "items").Where(r => r["item_code"] is not null).Select(r => (r["warehouse"], -Number(r, "qty"))) : [];
        foreach (var (warehouse, units) in moves)
        {
            if (warehouse?.GetValue<string>() is not { } name) continue;
            if (Stock.GetValueOrDefault(name) + units < 0) return Error(417, "NegativeStockError", $"{-units} units needed in Warehouse {name} to complete this transaction.");
            Stock[name] = Stock.GetValueOrDefault(name) + units;
        }

        return null;
    }

    // What a server does with a linked return: units and prices are compared only of rows that name the row that was sold.
    private FakeAnswer? Returned(JsonObject body)
    {
        if (body["return_against"]?.GetValue<string>() is not { } name) return null;
        var original = _papers.Single(p => p["name"]!.GetValue<string>() == name);
        if (string.CompareOrdinal($"{body["posting_date"]} {body["posting_time"]}", $"{original["posting_date"]} {original["posting_time"]}") < 0)
            return Error(417, "ValidationError", $"Posting timestamp must be after {original["posting_date"]} {original["posting_time"]}");
        if (body["conversion_rate"]?.GetValue<decimal>() != original["conversion_rate"]!.GetValue<decimal>())
            return Error(417, "ValidationError", $"Exchange Rate must be same as Sales Invoice {name}");
        if (body["update_stock"]!.GetValue<int>() == 1 && original["update_stock"]!.GetValue<int>() == 0)
            return Error(417, "ValidationError", "'Update Stock' can not be checked because items are not delivered");
        foreach (var (row, sold) in Rows(body, "items").Join(Rows(original, "items"), r => r["sales_invoice_item"]?.GetValue<string>(), r => r["name"]!.GetValue<string>(), (r, sold) => (r, sold)))
        {
            var before = _papers.Where(p => p["return_against"]?.GetValue<string>() == name && Status(p) == 1)
                .SelectMany(p => Rows(p, "items")).Where(r => JsonNode.DeepEquals(r["sales_invoice_item"], sold["name"])).Sum(r => -Number(r, "qty"));
            if (-Number(row, "qty") > Number(sold, "qty") - before) return Error(417, "StockOverReturnError", $"Row # 1: Cannot return more than {Number(sold, "qty") - before} for Item {row["item_code"]}");
            if (Number(row, "rate") > Number(sold, "rate")) return Error(417, "ValidationError", $"Row # 1: Rate cannot be greater than the rate used in Sales Invoice {name}");
        }

        return null;
    }

    private decimal Total(JsonObject paper) =>
        Rows(paper, "items").Sum(r => decimal.Round(Number(r, "qty") * Number(r, "rate"), 2)) + Rows(paper, "taxes").Sum(r => Number(r, "tax_amount")) + TemplateTax(paper) + OwnTax;

    // Items have tax templates, which a document without rows of taxes gets.
    private static decimal TemplateTax(JsonObject paper) =>
        Rows(paper, "taxes").Any() ? 0 : Rows(paper, "items").Where(r => r["item_code"] is not null).Sum(r => decimal.Round(Number(r, "qty") * Number(r, "rate") * 0.19m, 2));

    internal static IEnumerable<JsonObject> Rows(JsonObject paper, string table) => (paper[table] as JsonArray ?? []).Select(r => r!.AsObject());

    private static decimal Number(JsonObject row, string field) => row[field] is { } value ? decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : 0;
}
