using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Scenarios;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>
/// Sets up the books of a small web shop through Tryton's interface, as the connector's README tells people to: company, chart of accounts,
/// fiscal years, taxes, parties, products, locations, and the hub's user with no more rights than it needs.
/// </summary>
internal sealed class TrytonSetUp(TrytonBooks books)
{
    public const string HubUser = "returnshub";
    public const string HubPassword = "qwfp-Zx12-uyln";

    // Code, name, and the account of the minimal chart whose type it shares.
    private static readonly (string Code, string Name, string Like)[] Accounts =
    [
        ("1500", "Inventory", "Main Cash"), ("1510", "Recovered material", "Main Cash"), ("2600", "Refurbishment accrual", "Main Tax"),
        ("2610", "Repair accrual", "Main Tax"), ("2700", "Store credit", "Main Tax"), ("4100", "Credits without goods", "Main Revenue"),
        ("4200", "Shipping", "Main Revenue"), ("4210", "Duties", "Main Revenue"), ("4220", "Return shipping", "Main Revenue"),
        ("4290", "Other credits", "Main Revenue"), ("4300", "Other income", "Main Revenue"), ("5100", "Cost of goods sold", "Main Expense"),
        ("5200", "Inventory write-off", "Main Expense"), ("5300", "Refurbishment", "Main Expense"), ("5310", "Repair", "Main Expense"),
        ("5400", "Destruction", "Main Expense"), ("5600", "Store credit bonus", "Main Expense"),
    ];

    private static readonly (string Name, decimal Rate)[] Taxes = [("VAT19", 0.19m), ("VAT7", 0.07m), ("VAT0", 0m), ("NY8875", 0.08875m)];

    private static readonly string[] Parties = ["WEB", "WEB-DE", "ALPINE", "LUMEN", "RIDGE"];

    private static readonly string[] Skus = ["JKT-M-BLK", "BOOK-1", .. Article.All.Select(a => a.Sku.Value)];

    private static readonly string[] ReturnLocations = ["RET-INSP", "RET-HOLD", "RET-QUAR", "RET-REF", "RET-REP", "RET-RTV", "RET-OUTLET"];

    private readonly Dictionary<string, (int Id, int Type)> _chart = new(StringComparer.Ordinal);
    private int _company;

    public async Task RunAsync()
    {
        var euro = await CurrencyAsync("EUR", 1m);
        await CurrencyAsync("USD", 1.09m);
        var owner = await PartyAsync("OWNER");
        _company = await books.CreateAsync("company.company", new() { ["party"] = owner, ["currency"] = euro });
        await books.CallAsync("model.res.user.write", new JsonArray(1), new JsonObject { ["companies"] = Add(_company), ["company"] = _company });
        books.Context["company"] = _company;
        await ChartAsync();
        await FiscalYearsAsync();
        await TaxesAsync();
        await JournalAsync();
        foreach (var code in Parties) await PartyAsync(code);
        await ProductsAsync();
        await LocationsAsync();
        await UserAsync();
    }

    private async Task<int> CurrencyAsync(string code, decimal rate) => await books.CreateAsync("currency.currency", new()
    {
        ["name"] = code,
        ["code"] = code,
        ["symbol"] = code,
        ["digits"] = 2,
        ["rounding"] = TrytonBooks.Number(0.01m),
        ["rates"] = Create(new JsonObject { ["date"] = TrytonBooks.Day(new DateOnly(2020, 1, 1)), ["rate"] = TrytonBooks.Number(rate) }),
    });

    private Task<int> PartyAsync(string code) => books.CreateAsync("party.party", new()
    {
        ["name"] = code,
        ["code"] = code,
        ["addresses"] = Create(new JsonObject { ["city"] = "Berlin" }),
    });

    // https://docs.tryton.org/projects/modules-account/en/6.0/: the wizard "Create Chart of Accounts from Template".
    private async Task ChartAsync()
    {
        var template = (await books.SearchAsync("account.account.template", [new JsonArray("parent", "=", null)]))[0]["id"]!.DeepClone();
        var session = (await books.CallAsync("wizard.account.create_chart.create"))![0]!.GetValue<int>();
        await ExecuteAsync(session, "account", new() { ["account_template"] = template, ["company"] = _company }, "create_account");
        foreach (var account in await books.SearchAsync("account.account", [new JsonArray("type", "!=", null)], "name", "type"))
            _chart[account["name"]!.GetValue<string>()] = (account["id"]!.GetValue<int>(), account["type"]!.GetValue<int>());
        await ExecuteAsync(
            session,
            "properties",
            new() { ["company"] = _company, ["account_receivable"] = _chart["Main Receivable"].Id, ["account_payable"] = _chart["Main Payable"].Id },
            "create_properties");
        await books.CallAsync("wizard.account.create_chart.delete", session);
        await books.CallAsync("model.account.account.write", new JsonArray(_chart["Main Revenue"].Id), new JsonObject { ["code"] = "4000" });
        foreach (var (code, name, like) in Accounts) await AccountAsync(code, name, _chart[like].Type);
        var claims = await books.CreateAsync("account.account.type", new() { ["name"] = "Vendor claims", ["company"] = _company, ["statement"] = "balance", ["debt"] = true });
        await AccountAsync("1550", "Vendor claims", claims);
    }

    private Task ExecuteAsync(int session, string state, JsonObject values, string next) =>
        books.CallAsync("wizard.account.create_chart.execute", session, new JsonObject { [state] = values }, next);

    private Task AccountAsync(string code, string name, int type) =>
        books.CreateAsync("account.account", new() { ["code"] = code, ["name"] = name, ["company"] = _company, ["type"] = type });

    private async Task<int> SequenceTypeAsync(string name) => (await books.SearchAsync("ir.sequence.type", "name", name))[0]["id"]!.GetValue<int>();

    private async Task JournalAsync()
    {
        var numbers = await books.CreateAsync("ir.sequence", new() { ["name"] = "Returns", ["sequence_type"] = await SequenceTypeAsync("Account Journal"), ["company"] = _company });
        await books.CreateAsync("account.journal", new() { ["name"] = "Returns", ["code"] = "RET", ["type"] = "general", ["sequence"] = numbers });
    }

    private async Task FiscalYearsAsync()
    {
        var (ofMoves, ofInvoices) = (await SequenceTypeAsync("Account Move"), await SequenceTypeAsync("Invoice"));
        var now = TimeProvider.System.GetUtcNow().Year;
        foreach (var year in new[] { now - 2, now - 1, now, now + 1 })
        {
            var moves = await books.CreateAsync("ir.sequence", Sequence($"Moves {year}", ofMoves, "M"));
            var invoices = await books.CreateAsync("ir.sequence.strict", Sequence($"Invoices {year}", ofInvoices, "I"));
            var creditNotes = await books.CreateAsync("ir.sequence.strict", Sequence($"Credit notes {year}", ofInvoices, "C"));
            var claims = await books.CreateAsync("ir.sequence.strict", Sequence($"Claims {year}", ofInvoices, "V"));
            var fiscalYear = await books.CreateAsync("account.fiscalyear", new()
            {
                ["name"] = year.ToString(CultureInfo.InvariantCulture),
                ["company"] = _company,
                ["start_date"] = TrytonBooks.Day(new DateOnly(year, 1, 1)),
                ["end_date"] = TrytonBooks.Day(new DateOnly(year, 12, 31)),
                ["post_move_sequence"] = moves,
                ["invoice_sequences"] = Create(new JsonObject
                {
                    ["company"] = _company,
                    ["out_invoice_sequence"] = invoices,
                    ["in_invoice_sequence"] = invoices,
                    ["out_credit_note_sequence"] = creditNotes,
                    ["in_credit_note_sequence"] = claims,
                }),
            });
            await books.CallAsync("model.account.fiscalyear.create_period", new JsonArray(fiscalYear));
        }
    }

    private JsonObject Sequence(string name, int type, string prefix) => new()
    {
        ["name"] = name,
        ["sequence_type"] = type,
        ["company"] = _company,
        ["prefix"] = $"{prefix}-{name[^4..]}-",
    };

    private async Task TaxesAsync()
    {
        foreach (var (name, rate) in Taxes)
        {
            await books.CreateAsync("account.tax", new()
            {
                ["name"] = name,
                ["description"] = name,
                ["type"] = "percentage",
                ["rate"] = TrytonBooks.Number(rate),
                ["company"] = _company,
                ["invoice_account"] = _chart["Main Tax"].Id,
                ["credit_note_account"] = _chart["Main Tax"].Id,
            });
        }
    }

    private async Task ProductsAsync()
    {
        var unit = (await books.SearchAsync("product.uom", "symbol", "u"))[0]["id"]!.GetValue<int>();
        var category = await books.CreateAsync("product.category", new()
        {
            ["name"] = "Goods",
            ["accounting"] = true,
            ["account_revenue"] = _chart["Main Revenue"].Id,
            ["account_expense"] = _chart["Main Expense"].Id,
        });
        foreach (var sku in Skus)
        {
            await books.CreateAsync("product.template", new()
            {
                ["name"] = sku,
                ["type"] = "goods",
                ["default_uom"] = unit,
                ["list_price"] = TrytonBooks.Number(100m),
                ["account_category"] = category,
                ["products"] = Create(new JsonObject { ["suffix_code"] = sku }),
            });
        }
    }

    // One location for input and storage: goods that come in are there, and not on the way to a shelf.
    private async Task LocationsAsync()
    {
        var returns = await LocationAsync("RET", "storage");
        var output = await LocationAsync("RET-OUT", "storage");
        await books.CreateAsync("stock.location", new()
        {
            ["name"] = "Returns",
            ["code"] = "RET-WH",
            ["type"] = "warehouse",
            ["input_location"] = returns,
            ["storage_location"] = returns,
            ["output_location"] = output,
        });
        foreach (var code in ReturnLocations) await LocationAsync(code, "storage", returns);
        await LocationAsync("RET-GONE", "lost_found");
    }

    private Task<int> LocationAsync(string code, string type, int? parent = null) =>
        books.CreateAsync("stock.location", new() { ["name"] = code, ["code"] = code, ["type"] = type, ["parent"] = parent });

    private async Task UserAsync()
    {
        var groups = (await books.SearchAsync("res.group", [new JsonArray("name", "in", new JsonArray("Account", "Stock", "Stock Force Assignment"))])).Select(g => g["id"]!.GetValue<int>());
        await books.CreateAsync("res.user", new()
        {
            ["name"] = "ReturnsHub",
            ["login"] = HubUser,
            ["password"] = HubPassword,
            ["groups"] = Add([.. groups]),
            ["companies"] = Add(_company),
            ["company"] = _company,
        });
    }

    private static JsonArray Create(JsonObject record) => [new JsonArray("create", new JsonArray(record))];

    private static JsonArray Add(params int[] ids) => [new JsonArray("add", new JsonArray([.. ids.Select(i => JsonValue.Create(i))]))];
}
