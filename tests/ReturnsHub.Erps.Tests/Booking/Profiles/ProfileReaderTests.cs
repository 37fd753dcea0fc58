using ReturnsHub.Core.Codes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Tests.Booking.Profiles;

public class ProfileReaderTests
{
    [Fact]
    public void A_profile_reads_as_people_write_it()
    {
        var (profile, faults) = ProfileReader.Read("""
            {
              // what the controller agreed to
              "name": "bc-eu 2026-11", "stock": "CREDIT_MEMO", "journals": "EXCEPT_STOCK_VALUE", "leaveOut": ["VENDOR_CLAIM"],
              "customers": { "default": "C1", "byCountry": { "DE": "C2" } },
              "locations": { "SELLABLE": "MAIN" },
              "reasons": { "SIZE_TOO_SMALL": "SIZE" },
              "taxes": [ { "rate": "0.19", "code": "S19", "country": "DE" } ],
              "accounts": { "notRestocked": "6120", "payments": { "ORIGINAL_PAYMENT": "1200" }, "journal": { "INVENTORY": "1420" } },
            }
            """);
        faults.ShouldBeEmpty();
        (profile!.Stock, profile.Journals).ShouldBe((StockBooking.CreditMemo, JournalBooking.ExceptStockValue));
        profile.LeaveOut.ShouldBe([DocumentKind.VendorClaim]);
        profile.Locations[InventoryStatus.Sellable].ShouldBe("MAIN");
        profile.Taxes.ShouldBe([new TaxCode(0.19m, "S19", "DE")]);
    }

    [Theory]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "stock": "MOVES", "colour": 1 }""", "$.colour")]
    [InlineData("""{ "name": "x", "customers": { "default": "" }, "stock": "MOVES" }""", "customers.default")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" } }""", "SELLABLE")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "locations": { "SELLABLE": "M" }, "journals": "ALL" }""", "booked twice")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "stock": "MOVES", "locations": { "DISPOSED": "BIN" } }""", "DISPOSED")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "stock": "MOVES", "accounts": { "payments": { "STORE_CREDIT": "9" } } }""", "no balancing account")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "stock": "MOVES", "taxes": [ { "rate": "19", "code": "S" } ] }""", "0.19 is 19 %")]
    [InlineData("""{ "name": "x", "customers": { "default": "C1" }, "stock": "MOVES", "taxes": [ { "rate": "0.19", "code": "A" }, { "rate": "0.19", "code": "B" } ] }""", "listed twice")]
    [InlineData("""{ "customers": { "default": "C1" }, "stock": "MOVES" }""", "name")]
    [InlineData("[]", "cannot be read")]
    [InlineData("null", "empty")]
    public void What_would_book_wrongly_is_told(string text, string expected)
    {
        var (profile, faults) = ProfileReader.Read(text);
        profile.ShouldBeNull();
        faults.ShouldContain(f => f.Contains(expected, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [Fact]
    public void A_profile_beyond_a_megabyte_is_not_read() => ProfileReader.Read(new string(' ', ProfileReader.MostBytes + 1)).Faults.ShouldHaveSingleItem();
}
