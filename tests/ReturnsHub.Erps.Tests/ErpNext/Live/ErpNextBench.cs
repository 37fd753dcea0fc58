using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.ErpNext;
using ReturnsHub.Erps.Tests.Booking;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>The company that the sample profile names on the ERPNext that the environment names; without one tests are skipped.</summary>
internal sealed class ErpNextBench : LiveBench
{
    private static readonly Lazy<Task<ErpNextBench>> Opened = new(SetUpAsync);

    private ErpNextBench(LiveSite site, string profile, string secret)
    {
        (Site, ProfileText, Secret) = (site, profile, secret);
        Profile = ProfileReader.Read(profile).Profile!;
        Books = new ErpNextLedger(site, Profile.Settings["keyField"]);
    }

    /// <summary>The site as its administrator sees it.</summary>
    public LiveSite Site { get; }

    public ErpNextLedger Books { get; }

    public Profile Profile { get; }

    /// <summary>The profile of a site whose credit notes bring stock back.</summary>
    public string CreditNotesMoveStock => ProfileWith("\"stock\": \"MOVES\"", "\"stock\": \"CREDIT_MEMO\"").Replace("\"costCenter\"", $"\"moneyItem\": \"{LiveSetUp.MoneyItem}\", \"costCenter\"", StringComparison.Ordinal);

    public override ErpRegistration Registration => ErpNextSystem.Registration;

    public override Uri Address => Site.Address;

    public override string Secret { get; }

    public override ILedger Ledger => Books;

    public override IReadOnlyList<string> Headers => ["Authorization"];

    /// <summary>The sample profile with the key of the hub's user.</summary>
    public override string ProfileText { get; }

    public override string EveryJournal => ProfileWith("\"journals\": \"EXCEPT_STOCK_VALUE\"", "\"journals\": \"ALL\"");

    public override LiveNames Names { get; } = new()
    {
        Jacket = "JACKET-M-BLACK",
        Customer = "Web shop DE",
        Vendor = "Lumen Works",
        Sales = "Sales - N",
        Shipping = "4420 - Shipping Income - N",
        Inventory = "1411 - Stock Revaluation - N",
        CostOfGoodsSold = "5111 - Cost of Goods Sold - N",
        Tax19 = "VAT 19% - N",
        Tax7 = "VAT 7% - N",
        Journal = "Journal Entry",
        NotePrefix = "ACC-SINV-",
        OtherCurrency = "currency",
    };

    // Stock entries name one warehouse where goods come in or leave.
    public override (string Customers, string Gone) Outside => ("", "");

    public override bool MovesOnlyWhatItCounts => true;

    public override InvoiceLine OneJacket => new("JACKET-M-BLACK", "Sales - N", -1, 75.55m, -75.55m, "Size");

    public override InvoiceLine ClaimRow => new(null, "1330 - Vendor Claims - N", -1, 20.51m, -20.51m, null);

    /// <summary>The bench over the real site; skips the test where none is named.</summary>
    public static async Task<ErpNextBench> OpenAsync()
    {
        Skip.If(LiveSite.Named() is null, $"No ERPNext is named: set {LiveSite.AddressVariable}, {LiveSite.KeyVariable} and {LiveSite.SecretVariable} to a sandbox site and an administrator's key.");
        return await Opened.Value;
    }

    public override string EntryText(ReturnId @return, string? reverses = null) =>
        $"Restock of 1 × JKT-M-BLK{(reverses is null ? "" : $", takes back {reverses}")}, Return {@return}";

    public override string? Comment(ReturnId @return, string order, string settled) => $"Return {@return}, order {order}, RMA RMA-77";

    public override string Place(InventoryStatus status) => status switch
    {
        InventoryStatus.ReceivedPendingInspection => "Returns - N",
        InventoryStatus.Sellable => "Stores - N",
        InventoryStatus.Quarantine => "Quarantine - N",
        InventoryStatus.VendorHold => "Vendor Hold - N",
        InventoryStatus.Refurbish => "Refurbishment - N",
        InventoryStatus.Repair => "Repair - N",
        InventoryStatus.ResaleChannel => "Outlet - N",
        InventoryStatus.NonSellableHold => "Hold - N",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    // ERPNext keeps what a tax is, not what it is of.
    public override InvoiceTax Tax(string name, decimal untaxed, decimal amount) => new(name, null, amount);

    public override async Task<decimal> ChangeDraftAsync(string number)
    {
        var draft = (await Books.InvoicesAsync(number)).ShouldHaveSingleItem();
        await Site.UpdateAsync("Sales Invoice", draft.Number!, new JsonObject { ["taxes"] = new JsonArray() });
        return 75.55m;
    }

    protected override LiveProxy Proxy() => new ErpNextProxy(this);

    private static async Task<ErpNextBench> SetUpAsync()
    {
        var site = LiveSite.Named()!;
        var sample = SampleProfile.Read("ErpNext");
        var (key, secret) = await new LiveSetUp(site, ProfileReader.Read(sample).Profile!).RunAsync();
        return new ErpNextBench(site, sample.Replace("b8f1d2c3a4e5f60", key, StringComparison.Ordinal), secret);
    }
}
