using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Odoo.Live.OdooCalls;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>
/// Sets up a company of its own in a database with <i>Invoicing</i> and <i>Inventory</i>, as the connector's README tells people to: chart of
/// accounts, taxes, contacts, products, locations, currencies, and the hub's user with no more rights than it needs.
/// </summary>
/// <param name="admin">An administrator's calls; in the company from then on.</param>
/// <param name="profile">The profile whose names are set up.</param>
internal sealed class OdooSetUp(OdooCalls admin, Profile profile)
{
    private static readonly string[] Skus = ["JACKET-M-BLACK", "BOOK-1", .. Article.All.Select(a => a.Sku.Value)];

    /// <summary>The company that was made.</summary>
    public int Company { get; private set; }

    public async Task RunAsync()
    {
        await CompanyAsync();
        await AccountsAsync();
        await TaxesAsync();
        string[] contacts = [profile.Customers.Default, .. profile.Customers.ByCountry.Values, .. profile.Vendors.Values];
        foreach (var contact in contacts.Distinct()) await admin.HaveAsync("res.partner", "ref", contact, new() { ["name"] = contact });
        foreach (var sku in Skus) await ProductAsync(sku);
        await LocationsAsync();
    }

    /// <summary>The hub's user, without a right that the README does not name.</summary>
    public async Task UserAsync(string login, string password)
    {
        int[] groups =
        [
            await admin.RefAsync("base", "group_user"), await admin.RefAsync("account", "group_account_invoice"), await admin.RefAsync("stock", "group_stock_user"),
        ];
        await admin.CreateAsync("res.users", new()
        {
            ["name"] = "ReturnsHub",
            ["login"] = login,
            ["password"] = password,
            ["group_ids"] = Set(groups),
            ["company_id"] = Company,
            ["company_ids"] = Set(Company),
        });
    }

    private async Task CompanyAsync()
    {
        var (euro, dollar) = (await admin.RefAsync("base", "EUR"), await admin.RefAsync("base", "USD"));
        foreach (var currency in new[] { euro, dollar }) await admin.WriteAsync("res.currency", currency, new() { ["active"] = true });
        Company = await admin.CreateAsync("res.company", new()
        {
            ["name"] = $"ReturnsHub test {TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}",
            ["currency_id"] = euro,
            ["country_id"] = await admin.RefAsync("base", "de"),
        });
        admin.Context["allowed_company_ids"] = new JsonArray(Company);
        await admin.CallAsync("account.chart.template", "try_loading", new JsonObject { ["template_code"] = "generic_coa", ["company"] = Company, ["install_demo"] = false });
        await admin.WriteAsync("res.company", Company, new() { ["currency_id"] = euro });
        await admin.CreateAsync("res.currency.rate", new() { ["currency_id"] = dollar, ["company_id"] = Company, ["name"] = "2020-01-01", ["rate"] = 1.09m });
    }

    private async Task AccountsAsync()
    {
        var accounts = profile.Accounts;
        (string Type, string?[] Codes)[] wanted =
        [
            ("income", [accounts.NotRestocked, accounts.Shipping, accounts.Duties, accounts.ReturnShipping, accounts.Other]),
            ("expense", [accounts.StoreCreditBonus]),
            ("liability_current", [accounts.StoreCreditLiability]),
        ];
        foreach (var (type, codes) in wanted)
        {
            foreach (var code in codes.OfType<string>()) await AccountAsync(code, type);
        }

        foreach (var (account, code) in accounts.Journal) await AccountAsync(code, TypeOf(account.ToString()));
    }

    private static string TypeOf(string account) =>
        account.EndsWith("Accrual", StringComparison.Ordinal) ? "liability_current"
        : account is "Inventory" or "RecoveredMaterial" or "VendorClaimReceivable" ? "asset_current"
        : account == "OtherIncome" ? "income_other"
        : "expense";

    private Task<int> AccountAsync(string code, string type) =>
        admin.HaveAsync("account.account", "code", code, new() { ["name"] = $"ReturnsHub {code}", ["account_type"] = type, ["company_ids"] = Set(Company) });

    private async Task TaxesAsync()
    {
        var account = await AccountAsync("251000", "liability_current");
        foreach (var tax in profile.Taxes.Where(t => t.Code != "none"))
        {
            await admin.CreateAsync("account.tax", new()
            {
                ["name"] = tax.Code,
                ["type_tax_use"] = "sale",
                ["amount_type"] = "percent",
                ["amount"] = tax.Rate * 100,
                ["price_include_override"] = "tax_included",
                ["company_id"] = Company,
                ["invoice_repartition_line_ids"] = Shares(account),
                ["refund_repartition_line_ids"] = Shares(account),
            });
        }
    }

    // Without an account of its own, tax goes to the account of the line.
    private static JsonArray Shares(int account) =>
    [
        new JsonArray(0, 0, new JsonObject { ["repartition_type"] = "base" }),
        new JsonArray(0, 0, new JsonObject { ["repartition_type"] = "tax", ["factor_percent"] = 100, ["account_id"] = account }),
    ];

    private Task<int> ProductAsync(string sku) => admin.HaveAsync("product.product", "default_code", sku, new()
    {
        ["name"] = sku,
        ["type"] = "consu",
        ["is_storable"] = true,
        ["taxes_id"] = Set(),
        ["supplier_taxes_id"] = Set(),
    });

    private async Task LocationsAsync()
    {
        // Locations and internal transfers show only where places are kept apart.
        var settings = await admin.CreateAsync("res.config.settings", new() { ["group_stock_multi_locations"] = true });
        await admin.CallAsync("res.config.settings", "execute", settings);
        // Only the first company has a warehouse by itself.
        if (await admin.FindAsync("stock.warehouse", Is("company_id", Company)) is not { } warehouse)
            warehouse = await admin.CreateAsync("stock.warehouse", new() { ["name"] = "Returns", ["code"] = "WH", ["company_id"] = Company });
        var all = (await admin.SearchAsync("stock.warehouse", [Is("id", warehouse)], "view_location_id"))[0]["view_location_id"]![0]!.GetValue<int>();
        foreach (var location in profile.Locations.Values.Distinct())
        {
            if (await admin.FindAsync("stock.location", Is("complete_name", location), Is("company_id", Company)) is not null) continue;
            await admin.CreateAsync("stock.location", new() { ["name"] = location["WH/".Length..], ["location_id"] = all, ["usage"] = "internal", ["company_id"] = Company });
        }
    }
}
