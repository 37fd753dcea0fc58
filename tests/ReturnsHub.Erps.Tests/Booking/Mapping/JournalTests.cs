using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class JournalTests
{
    /// <summary>A jacket that cost 32.00. Given: what happens to it, what it is worth then. Then: what is entered beside the stock.</summary>
    [Theory]
    [InlineData(Disposition.Restock, 32, "")]
    [InlineData(Disposition.Resell, 25, "2130 -7.00, 7270 7.00")]
    [InlineData(Disposition.Resell, 32, "")]
    [InlineData(Disposition.Refurbish, 20, "2130 20.00, 7190 -32.00, 7270 12.00")]
    public void What_the_erp_books_with_the_stock_is_not_entered_again(Disposition disposition, int worth, string expected)
    {
        var profile = Profile() with { Journals = JournalBooking.ExceptStockValue, Locations = new Dictionary<InventoryStatus, string> { [InventoryStatus.Sellable] = "MAIN", [InventoryStatus.ResaleChannel] = "OUTLET" } };
        Entered(profile, Entry(disposition, worth)).ShouldBe(expected);
    }

    [Fact]
    public void Taking_an_entry_back_takes_back_what_was_entered()
    {
        var profile = Profile() with { Journals = JournalBooking.ExceptStockValue, Locations = new Dictionary<InventoryStatus, string> { [InventoryStatus.ResaleChannel] = "OUTLET" } };
        var entry = Entry(Disposition.Resell, 25);
        var reversal = entry with { EntryNumber = "JE-2", Reverses = "JE-1", Lines = [.. entry.Lines.Select(l => new JournalLine(l.Account, l.Credit, l.Debit))] };
        Entered(profile, reversal).ShouldBe("2130 7.00, 7270 -7.00");
    }

    /// <summary>Places may be named by warehouse alone; the ERP books the cost of what lies there all the same.</summary>
    [Fact]
    public void What_lies_at_a_place_that_is_named_by_warehouse_is_in_the_erps_stock()
    {
        var profile = Profile() with
        {
            Journals = JournalBooking.ExceptStockValue,
            Locations = new Dictionary<InventoryStatus, string> { [InventoryStatus.Quarantine] = "QUAR" },
            WarehouseLocations = new Dictionary<string, string> { ["DE1"] = "MAIN-DE" },
        };
        var moved = Moved(InventoryStatus.Expected, InventoryStatus.ResaleChannel, location: "DE1");
        var entry = Entry(Disposition.Resell, 25);
        var reversal = entry with { EntryNumber = "JE-2", Reverses = "JE-1", Lines = [.. entry.Lines.Select(l => new JournalLine(l.Account, l.Credit, l.Debit))] };

        Entered(profile, moved, entry).ShouldBe("2130 -7.00, 7270 7.00");
        Entered(profile, Moved(InventoryStatus.Expected, InventoryStatus.ResaleChannel, location: "US1"), entry).ShouldBe("2130 25.00, 7190 -32.00, 7270 7.00");
        // What was entered before the goods lay there is taken back as it was entered.
        Entered(profile, entry, moved, reversal).ShouldBe("2130 -25.00, 7190 32.00, 7270 -7.00");
        Entered(profile, moved, entry, reversal).ShouldBe("2130 7.00, 7270 -7.00");
    }

    [Fact]
    public void Where_the_erp_books_no_value_every_entry_is_whole() =>
        Entered(Profile(StockBooking.None) with { Journals = JournalBooking.All }, Entry(Disposition.Resell, 25)).ShouldBe("2130 25.00, 7190 -32.00, 7270 7.00");

    [Fact]
    public void A_profile_may_leave_value_to_the_erp_altogether() =>
        Bookings.Of(Of(Entry(Disposition.Resell, 25)), Profile(), DocumentKind.Journal).Why.ShouldBe("The profile leaves the value of stock to the ERP.");

    [Fact]
    public void An_account_nobody_mapped_is_a_gap()
    {
        var profile = Profile(StockBooking.None) with { Journals = JournalBooking.All };
        Bookings.Of(Of(Entry(Disposition.Resell, 25)), profile, DocumentKind.Journal).Gaps.ShouldHaveSingleItem().Category.ShouldBe("account-unmapped");
    }

    private static string Entered(Profile profile, params ReturnEvent[] events)
    {
        var accounts = profile.Accounts with
        {
            Journal = new Dictionary<JournalAccount, string>
            {
                [JournalAccount.Inventory] = "2130",
                [JournalAccount.CostOfGoodsSold] = "7190",
                [JournalAccount.InventoryWriteOff] = "7270",
            },
        };
        var plan = Bookings.Of(Of(events), profile with { Accounts = accounts }, DocumentKind.Journal);
        plan.Gaps.ShouldBeEmpty();
        var lines = plan.Documents.OfType<JournalDocument>().SelectMany(d => d.Lines).ToArray();
        lines.Sum(l => l.Debit.Amount - l.Credit.Amount).ShouldBe(0m);
        return string.Join(", ", lines.Select(l => FormattableString.Invariant($"{l.Account} {l.Debit.Amount - l.Credit.Amount}")).Order(StringComparer.Ordinal));
    }

    private static JournalEntered Entry(Disposition disposition, int worth)
    {
        List<JournalLine> lines = [new(JournalAccount.Inventory, Euro(worth), Euro(0))];
        if (worth < 32) lines.Add(new JournalLine(JournalAccount.InventoryWriteOff, Euro(32 - worth), Euro(0)));
        lines.Add(new JournalLine(JournalAccount.CostOfGoodsSold, Euro(0), Euro(32)));
        return new JournalEntered
        {
            EntryNumber = "JE-1",
            Units = "INS-1/0",
            LineId = "L1",
            Sku = new Sku("JKT-M-BLK"),
            Quantity = 1,
            Disposition = disposition,
            Lines = lines,
            Decision = Trace,
        };
    }
}
