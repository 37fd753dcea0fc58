using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Odoo;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>
/// A company of its own in the Odoo that the environment names: <c>RETURNSHUB_ODOO_URL</c>, <c>RETURNSHUB_ODOO_DATABASE</c> and
/// <c>RETURNSHUB_ODOO_KEY</c>, an administrator's. Without them tests are skipped.
/// </summary>
internal sealed class OdooBench : LiveBench
{
    private const string Password = "qwfp-Zx12-uyln";

    private static readonly Lazy<Task<OdooBench>> Opened = new(SetUpAsync);

    private OdooBench(Uri address, OdooCalls admin, int company, string key, string profile)
    {
        Address = address;
        Admin = admin;
        Company = company;
        Secret = key;
        ProfileText = profile;
        Books = new OdooLedger(admin);
        Hub = new OdooCalls(new HttpClient { Timeout = TimeSpan.FromMinutes(2) }, address, Database, key);
    }

    public override Uri Address { get; }

    public string Database { get; } = Variable("DATABASE")!;

    /// <summary>Sets lock dates and the like.</summary>
    public OdooCalls Admin { get; }

    /// <summary>Calls with the hub's user's rights.</summary>
    public OdooCalls Hub { get; }

    public int Company { get; }

    public OdooLedger Books { get; }

    public override ErpRegistration Registration => OdooSystem.Registration;

    public override string Secret { get; }

    public override ILedger Ledger => Books;

    public override IReadOnlyList<string> Headers => ["Authorization", "X-Odoo-Database"];

    /// <summary>The sample profile for this database and company.</summary>
    public override string ProfileText { get; }

    public override (string Customers, string Gone) Outside => ("Customers", "Scrap");

    public override LiveNames Names { get; } = new()
    {
        Jacket = "JACKET-M-BLACK",
        Customer = "WEB-DE",
        Vendor = "V-LUMEN",
        Sales = "400000",
        Shipping = "400910",
        Inventory = "110100",
        CostOfGoodsSold = "500000",
        Tax19 = "19% included",
        Tax7 = "7% included",
        Journal = "MISC",
        NotePrefix = "RINV/",
        OtherCurrency = "currency",
    };

    // Prices include tax.
    public override InvoiceLine OneJacket => new("JACKET-M-BLACK", "400000", -1, 89.90m, -75.55m, "Return of JKT-M-BLK");

    public override InvoiceLine ClaimRow => new(null, "121500", -1, 20.51m, -20.51m, "Claim for 2 × JACKET-M-BLACK");

    public override string EntryText(ReturnId @return, string? reverses = null) =>
        $"Restock of 1 × JKT-M-BLK{(reverses is null ? "" : $", takes back {reverses}")}, Return {@return}";

    /// <summary>The bench over the real server; skips the test where none is named.</summary>
    public static async Task<OdooBench> OpenAsync()
    {
        Skip.If(Variable("URL") is null || Variable("KEY") is null || Variable("DATABASE") is null, "RETURNSHUB_ODOO_URL, _DATABASE and _KEY name no Odoo.");
        return await Opened.Value;
    }

    public override string? Comment(ReturnId @return, string order, string settled) => $"Return {@return}, order {order}, RMA RMA-77";

    public override string Place(InventoryStatus status) => status switch
    {
        InventoryStatus.ReceivedPendingInspection => "WH/Returns",
        InventoryStatus.Sellable => "WH/Stock",
        InventoryStatus.Quarantine => "WH/Quarantine",
        InventoryStatus.VendorHold => "WH/Vendor Hold",
        InventoryStatus.Refurbish => "WH/Refurbishment",
        InventoryStatus.Repair => "WH/Repair",
        InventoryStatus.ResaleChannel => "WH/Outlet",
        InventoryStatus.NonSellableHold => "WH/Hold",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public override async Task<decimal> ChangeDraftAsync(string number)
    {
        var line = await Admin.FindAsync("account.move.line", OdooCalls.Is("move_id.ref", number), OdooCalls.Is("display_type", "product")) ?? 0;
        await Admin.WriteAsync("account.move.line", line, new() { ["price_unit"] = 89.89m });
        return 89.89m;
    }

    protected override LiveProxy Proxy() => new OdooProxy(this);

    private static async Task<OdooBench> SetUpAsync()
    {
        var (address, database) = (new Uri(Variable("URL")!.TrimEnd('/') + "/"), Variable("DATABASE")!);
        var admin = new OdooCalls(new HttpClient { Timeout = TimeSpan.FromMinutes(5) }, address, database, Variable("KEY")!);
        var sample = SampleProfile.Read("Odoo");
        var setUp = new OdooSetUp(admin, ProfileReader.Read(sample).Profile!);
        await setUp.RunAsync();
        var user = $"returnshub-{setUp.Company}";
        await setUp.UserAsync(user, Password);
        var key = await OdooWebSession.NewKeyAsync(address, database, user, Password, days: "90");
        var profile = sample
            .Replace("\"database\": \"northwind\"", $"\"database\": \"{database}\"", StringComparison.Ordinal)
            .Replace("\"companyId\": \"1\"", $"\"companyId\": \"{setUp.Company}\"", StringComparison.Ordinal);
        return new OdooBench(address, admin, setUp.Company, key, profile);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable($"RETURNSHUB_ODOO_{name}") is { Length: > 0 } value ? value : null;
}
