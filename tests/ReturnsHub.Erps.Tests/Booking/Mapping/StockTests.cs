using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Booking.Mapping;

public class StockTests
{
    private const DocumentKind Can = DocumentKind.CreditMemo | DocumentKind.StockMove;
    private const InventoryStatus Expected = InventoryStatus.Expected;
    private const InventoryStatus Sellable = InventoryStatus.Sellable;

    [Fact]
    public void Units_that_a_credit_memo_will_bring_are_not_moved_as_well()
    {
        var plan = Bookings.Of(Of(Requested(), Order(), Moved(Expected, Sellable)), Profile(), Can);
        (plan.Documents.Count, plan.Gaps.Count, plan.Why).ShouldBe((0, 0, "The units come back with their credit memo."));
    }

    [Fact]
    public void Units_credited_before_they_came_back_are_moved_when_they_do()
    {
        var move = Move(Profile(), Requested(), Order(), Credit(Line()), Moved(Expected, Sellable));
        (move.Item, move.Quantity, move.FromLocation, move.ToLocation).ShouldBe(("JKT-M-BLK", 1, null, "MAIN"));
        move.UnitCost.ShouldBe(Euro(31m));
    }

    [Fact]
    public void Units_that_came_back_with_a_credit_memo_are_moved_out_when_they_leave()
    {
        var move = Move(Profile(), Requested(), Order(), Moved(Expected, Sellable), Credit(Line()), Moved(Sellable, InventoryStatus.Disposed));
        (move.Quantity, move.FromLocation, move.ToLocation).ShouldBe((1, "MAIN", null));
    }

    [Fact]
    public void Units_taken_back_before_their_credit_were_never_in_the_books()
    {
        var plan = Bookings.Of(
            Of(Requested(), Order(), Moved(Expected, Sellable), Moved(Sellable, InventoryStatus.Quarantine)), Profile(), Can);
        (plan.Documents.Count, plan.Gaps.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void An_erp_that_cannot_move_stock_says_so_when_it_must()
    {
        var plan = Bookings.Of(Of(Requested(), Order(), Credit(Line()), Moved(Expected, Sellable)), Profile(), DocumentKind.CreditMemo);
        plan.Gaps.ShouldHaveSingleItem().Category.ShouldBe("not-supported");
    }

    [Fact]
    public void A_line_named_by_its_sku_only_is_the_same_line_as_its_credit()
    {
        var plan = Bookings.Of(Of(Requested(orderLineId: null), Moved(Expected, Sellable), Order(), Credit(Line())), Profile(), Can);
        plan.Documents.ShouldHaveSingleItem().ShouldBeOfType<CreditMemoDocument>().Lines.ShouldHaveSingleItem().Location.ShouldBe("MAIN");
    }

    [Theory]
    [InlineData(Expected, InventoryStatus.ReceivedPendingInspection, null, "DOCK")]
    [InlineData(InventoryStatus.ReceivedPendingInspection, Sellable, "DOCK", "MAIN")]
    [InlineData(Sellable, InventoryStatus.Quarantine, "MAIN", "QUAR")]
    [InlineData(InventoryStatus.Quarantine, InventoryStatus.Disposed, "QUAR", null)]
    public void Each_move_is_between_the_places_of_its_statuses(InventoryStatus from, InventoryStatus to, string? before, string? after)
    {
        var move = Move(Profile(StockBooking.Moves), Requested(), Moved(from, to));
        (move.FromLocation, move.ToLocation, move.Number).ShouldBe((before, after, $"SM-{Return.Value[4..].ToUpperInvariant()}-2"));
    }

    [Fact]
    public void Units_leave_the_place_they_were_put()
    {
        var profile = Profile(StockBooking.Moves) with { WarehouseLocations = new Dictionary<string, string> { ["A-01-3"] = "SHELF" } };
        var move = Move(profile, Requested(), Moved(Expected, Sellable, location: "A-01-3"), Moved(Sellable, InventoryStatus.Quarantine));
        (move.FromLocation, move.ToLocation).ShouldBe(("SHELF", "QUAR"));
    }

    [Fact]
    public void A_status_without_a_place_is_a_gap()
    {
        Bookings.Of(Of(Requested(), Moved(Expected, InventoryStatus.Repair)), Profile(StockBooking.Moves), Can)
            .Gaps.ShouldHaveSingleItem().ShouldBe(new BookingGap("location-unmapped", "The profile names no location for REPAIR. Add it under locations and redrive."));
    }

    [Fact]
    public void Where_the_erp_has_receipts_the_receipt_brings_goods_in_and_the_move_does_not()
    {
        const DocumentKind all = Can | DocumentKind.ReturnOrder | DocumentKind.Receipt;
        var received = new GoodsReceived("RCV-1", Bench.Now, Actor.Hub, [new GoodsLineReport { LineId = "L1", Quantity = 1 }]);
        var order = Bookings.Of(Of(Requested(), Authorised), Profile(StockBooking.Moves), all).Documents.ShouldHaveSingleItem().ShouldBeOfType<ReturnOrderDocument>();
        var receipt = Bookings.Of(Of(Requested(), Authorised, received), Profile(StockBooking.Moves), all).Documents.ShouldHaveSingleItem().ShouldBeOfType<ReceiptDocument>();
        receipt.ReturnOrder.ShouldBe(order.Number);
        receipt.Lines.ShouldHaveSingleItem().ShouldBe(new ReceiptLine("L1", "JKT-M-BLK", 1, "DOCK"));
        Bookings.Of(Of(Requested(), Authorised, received, Moved(Expected, InventoryStatus.ReceivedPendingInspection)), Profile(StockBooking.Moves), all)
            .Why.ShouldBe("The receipt booked it.");
        Bookings.Of(Of(Requested(), Authorised, received, received), Profile(StockBooking.Moves), all).Gaps.ShouldHaveSingleItem().Category.ShouldBe("receipt-corrected");
        Bookings.Of(Of(Requested(), Authorised, Authorised), Profile(StockBooking.Moves), all).Why.ShouldBe("The return order is booked already.");
    }

    [Fact]
    public void What_cost_nothing_waits_for_no_credit_and_comes_in_when_it_comes()
    {
        ReturnEvent[] gift = [Requested(2), Order(2, paid: 0m, tax: 0m), Moved(Expected, Sellable, 2)];
        var move = Move(Profile(), gift);
        (move.FromLocation, move.ToLocation, move.Quantity).ShouldBe((null, "MAIN", 2));
        Bookings.Of(Of(gift), Profile(), DocumentKind.CreditMemo).Gaps.ShouldHaveSingleItem().Category.ShouldBe("not-supported");
    }

    [Fact]
    public void Units_that_no_credit_brings_in_are_named()
    {
        Bookings.NeverBroughtIn(Of(Requested(3), Order(3), Moved(Expected, Sellable, 3), Credit(Line(2))), Profile()).ShouldBe([("11", "MAIN", 1)]);
        Bookings.NeverBroughtIn(Of(Requested(3), Order(3), Moved(Expected, Sellable, 3), Credit(Line(3))), Profile()).ShouldBeEmpty();
        Bookings.NeverBroughtIn(Of(Requested(3), Order(3), Moved(Expected, InventoryStatus.Quarantine, 3)), Profile()).ShouldBeEmpty();
        Bookings.NeverBroughtIn(Of(Requested(), Moved(Expected, Sellable)), Profile(StockBooking.Moves)).ShouldBeEmpty();
    }

    /// <summary>Whatever happens to units in whatever order, the ERP ends with the units that are there, once all are credited.</summary>
    [Fact]
    public void The_books_hold_what_the_shelves_hold()
    {
        var random = new Random(77);
        for (var run = 0; run < 2_000; run++)
        {
            var asked = random.Next(1, 5);
            List<ReturnEvent> events = [Requested(asked), Order(asked)];
            var (expected, sellable, quarantine, uncredited, books) = (asked, 0, 0, asked, 0);
            for (var step = 0; step < 12 || uncredited > 0; step++)
            {
                switch (random.Next(5))
                {
                    case 0 when expected > 0:
                        events.Add(Moved(Expected, Sellable));
                        (expected, sellable) = (expected - 1, sellable + 1);
                        break;
                    case 1 when sellable > 0:
                        events.Add(Moved(Sellable, InventoryStatus.Quarantine));
                        (sellable, quarantine) = (sellable - 1, quarantine + 1);
                        break;
                    case 2 when quarantine > 0:
                        events.Add(Moved(InventoryStatus.Quarantine, Sellable));
                        (sellable, quarantine) = (sellable + 1, quarantine - 1);
                        break;
                    case 3 when uncredited > 0:
                        var units = random.Next(1, uncredited + 1);
                        events.Add(Credit(Line(units, 10m * units, 0m)));
                        uncredited -= units;
                        break;
                    default:
                        continue;
                }

                var plan = Bookings.Of(Of([.. events]), Profile(), Can);
                plan.Gaps.ShouldBeEmpty();
                books += plan.Documents.Sum(d => d switch
                {
                    CreditMemoDocument memo => memo.Lines.Where(l => l.Location is not null).Sum(l => l.Quantity),
                    StockMoveDocument move => (move.ToLocation is null ? 0 : move.Quantity) - (move.FromLocation is null ? 0 : move.Quantity),
                    _ => 0,
                });
                books.ShouldBeInRange(0, sellable);
            }

            books.ShouldBe(sellable, $"run {run}");
        }
    }

    private static StockMoveDocument Move(Profile profile, params ReturnEvent[] events)
    {
        var plan = Bookings.Of(Of(events), profile, Can);
        plan.Gaps.ShouldBeEmpty();
        return plan.Documents.ShouldHaveSingleItem().ShouldBeOfType<StockMoveDocument>();
    }
}
