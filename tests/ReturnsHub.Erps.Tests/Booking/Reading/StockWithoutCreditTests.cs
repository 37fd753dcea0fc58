using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Booking.Reading;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Reading;

/// <summary>Where credit memos bring stock, units on the shelf that no credit is due for are in nobody's books.</summary>
public class StockWithoutCreditTests
{
    private static readonly ReturnEvent[] OnTheShelf = [Requested(2), Order(2, paid: 20.00m, tax: 0m), Authorised, Moved(InventoryStatus.Expected, InventoryStatus.Sellable, 2)];

    [Fact]
    public void Units_on_the_shelf_that_no_credit_is_due_for_are_told()
    {
        var told = Of(StockBooking.CreditMemo, OnTheShelf).ShouldHaveSingleItem();
        (told.Category, told.EventId).ShouldBe(("stock-without-credit", Histories.Of(OnTheShelf)[^1].Id));
        told.What.ShouldBe("2 unit(s) of 11 lie at MAIN; no credit memo brings them into the ERP's stock, since none is due. Book them in by hand.");
    }

    [Fact]
    public void Units_that_were_credited_or_that_moves_bring_in_are_not()
    {
        Of(StockBooking.CreditMemo, [.. OnTheShelf, Credit(Line(2, 20.00m, 0m))]).ShouldBeEmpty();
        Of(StockBooking.Moves, OnTheShelf).ShouldBeEmpty();
    }

    [Fact]
    public void A_return_of_which_too_little_is_known_is_left_alone()
    {
        Of(StockBooking.CreditMemo, [.. OnTheShelf.Where(e => e is not OrderAttached)]).ShouldBeEmpty();
        Of(StockBooking.CreditMemo, [.. OnTheShelf.Where(e => e is not ReturnAuthorised)]).ShouldBeEmpty();
    }

    private static IReadOnlyList<Core.Ports.UnbookableDocument> Of(StockBooking stock, ReturnEvent[] events) =>
        ExpectedDocuments.Of(Bench.Consumer(new Uri("https://erp.example/")), Histories.Of(events), Profile(stock), DocumentKind.CreditMemo | DocumentKind.StockMove).Unbookable;
}
