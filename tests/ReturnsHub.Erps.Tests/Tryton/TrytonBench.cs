using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Erps.Tryton;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Delivers short histories to the real Tryton, each a return of its own.</summary>
internal sealed class TrytonBench : LiveBench
{
    private static readonly Lazy<Task<TrytonBench>> Opened = new(SignInAsync);

    private TrytonBench(Uri address, TrytonBooks books, TrytonBooks admin)
    {
        Address = address;
        Books = books;
        Admin = admin;
    }

    public override Uri Address { get; }

    /// <summary>Reads what was booked, as the hub's user sees it.</summary>
    public TrytonBooks Books { get; }

    /// <summary>Closes periods and the like.</summary>
    public TrytonBooks Admin { get; }

    public static string Profile { get; } = Sample();

    public override ErpRegistration Registration => TrytonSystem.Registration;

    public override string Secret => TrytonSetUp.HubPassword;

    public override ILedger Ledger => Books;

    public override IReadOnlyList<string> Headers => ["Authorization"];

    public override string ProfileText => Profile;

    public override (string Customers, string Gone) Outside => ("CUS", "RET-GONE");

    public override LiveNames Names { get; } = new()
    {
        Jacket = "JKT-M-BLK",
        Customer = "WEB-DE",
        Vendor = "LUMEN",
        Sales = "4000",
        Shipping = "4200",
        Inventory = "1500",
        CostOfGoodsSold = "5100",
        Tax19 = "VAT19",
        Tax7 = "VAT7",
        Journal = "RET",
        NotePrefix = "C-",
        OtherCurrency = "other-currency",
    };

    public override InvoiceLine OneJacket => new("JKT-M-BLK", "4000", -1, 75.55m, -75.55m, "Reason: Size");

    public override InvoiceLine ClaimRow => new(null, "1550", -1, 20.51m, -20.51m, null);

    public override string EntryText(ReturnId @return, string? reverses = null) => "Restock of 1 × JKT-M-BLK" + (reverses is null ? "" : $", takes back {reverses}");

    /// <summary>The bench over the real server; skips the test where it is not installed.</summary>
    public static async Task<TrytonBench> OpenAsync()
    {
        var server = await TrytonServer.GetAsync();
        Skip.If(server.WhyNot is not null, server.WhyNot);
        return await Opened.Value;
    }

    // Tryton checks passwords slowly on purpose, so the tests sign in once.
    private static async Task<TrytonBench> SignInAsync()
    {
        var address = (await TrytonServer.GetAsync()).Address!;
        var http = new HttpClient();
        return new TrytonBench(
            address,
            await TrytonBooks.SignInAsync(http, address, TrytonSetUp.HubUser, TrytonSetUp.HubPassword),
            await TrytonBooks.SignInAsync(http, address, "admin", TrytonServer.AdminPassword));
    }

    public override string? Comment(ReturnId @return, string order, string settled) => settled;

    public override string Place(InventoryStatus status) => status switch
    {
        InventoryStatus.ReceivedPendingInspection => "RET-INSP",
        InventoryStatus.Sellable => "STO",
        InventoryStatus.Quarantine => "RET-QUAR",
        InventoryStatus.VendorHold => "RET-RTV",
        InventoryStatus.Refurbish => "RET-REF",
        InventoryStatus.Repair => "RET-REP",
        InventoryStatus.ResaleChannel => "RET-OUTLET",
        InventoryStatus.NonSellableHold => "RET-HOLD",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public override async Task<decimal> ChangeDraftAsync(string number)
    {
        var line = (await Admin.SearchAsync("account.invoice.line", "invoice.reference", number))[0]["id"]!.GetValue<int>();
        await Admin.CallAsync("model.account.invoice.line.write", new JsonArray(line), new JsonObject { ["unit_price"] = TrytonBooks.Number(75.54m) });
        return 89.89m;
    }

    protected override LiveProxy Proxy() => new TrytonProxy(this);

    /// <summary>The profile that the connector's folder shows.</summary>
    public static string Sample()
    {
        using var stream = typeof(TrytonBench).Assembly.GetManifestResourceStream("Tryton.profile.sample.json")
            ?? throw new InvalidOperationException("The sample profile is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
