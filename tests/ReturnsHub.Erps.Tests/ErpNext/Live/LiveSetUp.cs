using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>
/// Sets up on a site what the connector's README and the sample profile ask for, and leaves what is there: a company of its own, custom
/// fields, accounts, warehouses, parties, items, and the hub's user with no more rights than it needs.
/// </summary>
internal sealed class LiveSetUp(LiveSite site, Profile profile)
{
    public const string MoneyItem = "RETURNS-MONEY";

    private const string HubUser = "returnshub@example.com";

    private static readonly string[] Documents = ["Sales Invoice", "Purchase Invoice", "Stock Entry", "Journal Entry"];

    private string Company => profile.Settings["company"];

    /// <summary>Sets everything up and gives the hub's key and secret.</summary>
    public async Task<(string Key, string Secret)> RunAsync()
    {
        foreach (var type in Documents) await FieldAsync(type, profile.Settings["keyField"], "ReturnsHub Key", unique: true);
        await FieldAsync("Sales Invoice Item", profile.Settings["reasonField"], "Return Reason", unique: false);
        await site.EnsureAsync("Company", Company, new()
        {
            ["company_name"] = Company,
            ["abbr"] = "N",
            ["default_currency"] = "EUR",
            ["country"] = "Germany",
            ["create_chart_of_accounts_based_on"] = "Standard Template",
            ["chart_of_accounts"] = "Standard",
        });
        var today = LiveBench.Today;
        foreach (var year in new[] { today.Year - 1, today.Year }) await FiscalYearAsync(year);
        await AccountsAsync();
        foreach (var warehouse in profile.Locations.Values.Distinct())
            await site.EnsureAsync("Warehouse", warehouse, new() { ["warehouse_name"] = Bare(warehouse), ["company"] = Company, ["parent_warehouse"] = "All Warehouses - N" });
        await PartiesAsync();
        await ItemsAsync();
        if ((await site.ListAsync("Currency Exchange", [new JsonArray("from_currency", "=", "USD"), new JsonArray("to_currency", "=", "EUR")], "name")).Count == 0)
            await site.CreateAsync("Currency Exchange", new() { ["date"] = $"{today.Year - 1}-01-01", ["from_currency"] = "USD", ["to_currency"] = "EUR", ["exchange_rate"] = 0.92m });
        return await UserAsync();
    }

    private async Task FieldAsync(string type, string name, string label, bool unique)
    {
        await site.EnsureAsync("Custom Field", $"{type}-{name}", new()
        {
            ["dt"] = type,
            ["label"] = label,
            ["fieldname"] = name,
            ["fieldtype"] = "Data",
            ["unique"] = unique ? 1 : 0,
            ["no_copy"] = 1,
            ["insert_after"] = unique ? "company" : "description",
        });
    }

    // A site's years need not be calendar years.
    private async Task FiscalYearAsync(int year)
    {
        foreach (var day in new[] { $"{year}-01-15", $"{year}-12-15" })
        {
            if ((await site.ListAsync("Fiscal Year", [new JsonArray("year_start_date", "<=", day), new JsonArray("year_end_date", ">=", day)], "name")).Count > 0) return;
        }

        var name = year.ToString(CultureInfo.InvariantCulture);
        await site.CreateAsync("Fiscal Year", new() { ["year"] = name, ["year_start_date"] = $"{name}-01-01", ["year_end_date"] = $"{name}-12-31" });
    }

    private async Task AccountsAsync()
    {
        var accounts = profile.Accounts;
        foreach (var account in new[] { accounts.NotRestocked, accounts.Shipping, accounts.Duties, accounts.ReturnShipping, accounts.Other }) await AccountAsync(account!, "Direct Income - N");
        await AccountAsync(accounts.StoreCreditBonus!, "Indirect Expenses - N");
        await AccountAsync(accounts.StoreCreditLiability!, "Current Liabilities - N");
        foreach (var account in accounts.Journal.Values)
        {
            // By the first digit of the number: assets, liabilities, income, cost.
            await AccountAsync(account, account[0] switch { '1' => "Current Assets - N", '2' => "Current Liabilities - N", '4' => "Direct Income - N", _ => "Direct Expenses - N" });
        }

        foreach (var tax in profile.Taxes) await AccountAsync(tax.Code, "Duties and Taxes - N", "Tax");
        await AccountAsync("Debtors USD - N", "Accounts Receivable - N", "Receivable", "USD");
    }

    private Task AccountAsync(string account, string parent, string type = "", string currency = "EUR")
    {
        var parts = Bare(account).Split(" - ", 2);
        return site.EnsureAsync("Account", account, new()
        {
            ["company"] = Company,
            ["account_name"] = parts[^1],
            ["account_number"] = parts.Length == 2 ? parts[0] : "",
            ["parent_account"] = parent,
            ["account_type"] = type,
            ["account_currency"] = currency,
        });
    }

    private async Task PartiesAsync()
    {
        foreach (var customer in profile.Customers.ByCountry.Values.Append(profile.Customers.Default))
        {
            var values = new JsonObject { ["customer_name"] = customer, ["customer_type"] = "Company", ["customer_group"] = "Commercial", ["territory"] = "All Territories" };
            if (customer == profile.Customers.ByCountry["US"])
            {
                values["default_currency"] = "USD";
                values["accounts"] = new JsonArray(new JsonObject { ["company"] = Company, ["account"] = "Debtors USD - N" });
            }

            await site.EnsureAsync("Customer", customer, values);
        }

        foreach (var vendor in profile.Vendors.Values)
            await site.EnsureAsync("Supplier", vendor, new() { ["supplier_name"] = vendor, ["supplier_type"] = "Company", ["supplier_group"] = "All Supplier Groups" });
    }

    private async Task ItemsAsync()
    {
        foreach (var (code, cost) in Article.All.Select(a => (a.Sku.Value, a.UnitCost)).Concat([("JACKET-M-BLACK", 31m), ("BOOK-1", 7.50m)]))
        {
            // Its own worth is what units come in at whose cost is not known, or known in another currency.
            await site.EnsureAsync("Item", code, new() { ["item_code"] = code, ["item_group"] = "Products", ["stock_uom"] = "Nos", ["is_stock_item"] = 1, ["valuation_rate"] = cost });
        }

        await site.EnsureAsync("Item", MoneyItem, new() { ["item_code"] = MoneyItem, ["item_group"] = "Services", ["stock_uom"] = "Nos", ["is_stock_item"] = 0 });
    }

    private async Task<(string Key, string Secret)> UserAsync()
    {
        await site.EnsureAsync("User", HubUser, new()
        {
            ["email"] = HubUser,
            ["first_name"] = "ReturnsHub",
            ["language"] = "en",
            ["user_type"] = "System User",
            ["send_welcome_email"] = 0,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = "Accounts User" }, new JsonObject { ["role"] = "Stock User" }),
        });
        var secret = (await site.CallAsync("frappe.core.doctype.user.user.generate_keys", new() { ["user"] = HubUser }))!["api_secret"]!.GetValue<string>();
        return ((await site.GetAsync("User", HubUser))["api_key"]!.GetValue<string>(), secret);
    }

    private static string Bare(string name) => name.EndsWith(" - N", StringComparison.Ordinal) ? name[..^4] : name;
}
