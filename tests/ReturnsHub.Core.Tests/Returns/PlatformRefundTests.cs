using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

public class PlatformRefundTests
{
    private static RefundReport Refund(decimal moved, params RefundLineReport[] lines) => new() { RefundId = "ref-1", Moved = Shop.Euro(moved), Lines = lines };

    private static void Play(Shop shop, RefundReport refund, string? id = null) => shop.Play(new RefundReported(Shop.Header, refund), id: id);

    [Fact]
    public void A_refund_before_the_goods_is_booked_once_and_never_paid_again()
    {
        var shop = Shop.Accepted();
        shop.Refund(100);
        shop.Credit.Origin.ShouldBe(CreditOrigin.PlatformRefund);
        shop.Released.ShouldBe(100m);
        shop.Receive();
        shop.Inspect();
        shop.Released.ShouldBe(100m);
        shop.Credit.Status.ShouldBe(CreditStatus.Released);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Our_own_refund_that_the_platform_echoes_adds_nothing()
    {
        var shop = Shop.Accepted();
        shop.Inspect();
        shop.Credit.Origin.ShouldBe(CreditOrigin.Entitlement);
        shop.Refund(100);
        shop.Released.ShouldBe(100m);
        shop.State.Credits.Count.ShouldBe(1);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void An_echo_of_a_credit_less_its_fee_adds_nothing()
    {
        var shop = Shop.Accepted(Policies.Plain with { RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.B], Percent = 10 }] });
        shop.Inspect(grade: Grade.B);
        shop.Refund(90);
        shop.Released.ShouldBe(90m);
    }

    [Fact]
    public void A_part_refunded_first_is_subtracted_from_what_the_goods_are_worth()
    {
        var shop = Shop.Accepted();
        shop.Refund(30);
        shop.Inspect();
        shop.State.Credits.Select(c => (c.Origin, c.Amount.Amount)).ShouldBe([(CreditOrigin.PlatformRefund, 30m), (CreditOrigin.Entitlement, 70m)]);
    }

    [Fact]
    public void The_same_refund_told_twice_is_booked_once()
    {
        var shop = Shop.Accepted();
        shop.Refund(100);
        shop.Refund(100);
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_refund_larger_than_was_paid_is_capped_and_an_exception()
    {
        var shop = Shop.Accepted(paid: 100);
        shop.Refund(130);
        shop.Released.ShouldBe(100m);
        shop.State.Exceptions.ShouldHaveSingleItem().Kind.ShouldBe(ExceptionKind.OverRefunded);
        shop.State.Exceptions[0].Detail.ShouldBe("The platform refunded 130.00 EUR, refundable was 100.00 EUR; the rest is not credited.");
    }

    [Fact]
    public void A_pending_refund_is_not_booked_before_its_money_moves()
    {
        var shop = Shop.Accepted();
        shop.Refund(0, pending: true);
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBe([ExceptionKind.RefundPending]);
        shop.Refund(100);
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
        shop.Refund(0, pending: true);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void What_fees_and_discrepancies_take_off_is_spread_over_the_lines_to_the_cent()
    {
        var shop = new Shop();
        shop.Play(new OrderReported(Shop.OrderOf(
            Shop.OrderLine("ol-1", "A", 1, 10), Shop.OrderLine("ol-2", "B", 1, 10), Shop.OrderLine("ol-3", "C", 1, 10))));
        // 30.00 of goods, 10.00 moved: a fee of 20.00.
        Play(shop, Refund(10, new("ol-1", 1, Shop.Euro(10)), new("ol-2", 1, Shop.Euro(10)), new("ol-3", 1, Shop.Euro(10))));
        shop.Credit.Lines.Select(l => (l.OrderLineId, l.Amount.Amount)).ShouldBe([("ol-1", 3.34m), ("ol-2", 3.33m), ("ol-3", 3.33m)]);
    }

    [Fact]
    public void Refunded_shipping_is_a_part_of_its_own_and_capped_at_what_shipping_cost()
    {
        var shop = Shop.Accepted(paid: 100);
        Play(shop, Refund(104.90m, new RefundLineReport("ol-1", 1, Shop.Euro(100))) with { Shipping = Shop.Euro(4.90m) });
        shop.Credit.Lines.Select(l => (l.OrderLineId, l.Amount.Amount, l.Quantity)).ShouldBe([("ol-1", 100m, 1), ("shipping", 4.90m, 0)]);

        var dearer = Shop.Accepted(paid: 100);
        Play(dearer, Refund(9.90m) with { Shipping = Shop.Euro(9.90m) });
        dearer.Released.ShouldBe(4.90m);
        dearer.Exceptions.ShouldBe([ExceptionKind.OverRefunded]);
    }

    [Fact]
    public void A_refund_without_any_return_is_booked_on_a_stream_of_its_own()
    {
        var shop = new Shop();
        shop.Order(paid: 100);
        shop.Refund(40);
        shop.State.Authorisation.Status.ShouldBe(AuthorisationStatus.None);
        shop.State.Lines.ShouldBeEmpty();
        shop.State.Status.ShouldBe(ReturnStatus.Credited);
        shop.Events<CreditReleased>().Single().OrderId.ShouldBe("6100");
        shop.Released.ShouldBe(40m);
    }

    [Theory]
    // paid for the line, moved without naming it, before or after the inspection, credited in all, waits for a person
    [InlineData(100, 100, true, 100, false)]
    [InlineData(100, 100, false, 100, false)]
    [InlineData(100, 30, true, 30, true)]
    [InlineData(100, 30, false, 100, false)]
    public void Money_that_names_no_line_and_the_goods_together_never_exceed_what_was_paid(int paid, int moved, bool before, int credited, bool waits)
    {
        var shop = Shop.Accepted(paid: paid);
        if (!before) shop.Inspect();
        shop.Play(new RefundReported(Shop.Header, new RefundReport { RefundId = "loose", Moved = Shop.Euro(moved) }));
        if (before) shop.Inspect();
        shop.Released.ShouldBe(credited);
        shop.State.Credits.Any(c => c.Status == CreditStatus.Held && c.Holds.Any(h => h.Code == HoldCode.OverRefundable)).ShouldBe(waits);
        if (!waits) return;
        shop.Held.Amount.ShouldBe(Shop.Euro(paid - moved), "a person may give what is left, and no more");
        shop.Approve();
        shop.Released.ShouldBe(paid);
    }

    [Fact]
    public void Money_without_a_line_that_the_other_lines_can_bear_holds_nothing_up()
    {
        var shop = new Shop();
        shop.Request();
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 60), Shop.OrderLine("ol-2", "MAT-1", 1, 40))));
        shop.Play(new RefundReported(Shop.Header, new RefundReport { RefundId = "goodwill", Moved = Shop.Euro(30) }));
        shop.Inspect();
        shop.Released.ShouldBe(90m);
        shop.State.Credits.ShouldNotContain(c => c.Status == CreditStatus.Held);
    }

    [Fact]
    public void Money_that_names_no_line_is_booked_as_other_up_to_what_the_order_cost()
    {
        var shop = new Shop();
        shop.Order(paid: 100);
        Play(shop, Refund(15));
        var line = shop.Credit.Lines.ShouldHaveSingleItem();
        (line.OrderLineId, line.Amount.Amount).ShouldBe(("other", 15m));
    }

    [Fact]
    public void A_refund_before_its_order_waits_for_it()
    {
        var shop = new Shop();
        shop.Refund(40);
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBe([ExceptionKind.OrderDetailsMissing]);
        shop.Order(paid: 100);
        shop.Released.ShouldBe(40m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_refund_in_another_currency_than_the_order_is_not_booked_across_two()
    {
        var shop = Shop.Accepted();
        Play(shop, new RefundReport { RefundId = "ref-1", Moved = new Money(100, new Currency("USD")) });
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBe([ExceptionKind.CurrencyMismatch]);
    }

    /// <summary>The customer has 100 USD; 100 EUR for the same goods are not paid out beside them on nobody's word.</summary>
    [Theory]
    [InlineData("ol-1", 0, HoldCode.DuplicateSuspected)]
    [InlineData(null, 0, HoldCode.DuplicateSuspected)]
    [InlineData("ol-2", 100, null)]
    public void Goods_whose_refund_went_out_in_another_currency_wait_for_a_person(string? line, int released, HoldCode? hold)
    {
        var shop = new Shop();
        shop.Request();
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100), Shop.OrderLine("ol-2", "MAT-1", 1, 40))));
        var dollars = new Money(100, new Currency("USD"));
        Play(shop, new RefundReport { RefundId = "ref-1", Moved = dollars, Lines = line is null ? [] : [new RefundLineReport(line, 1, dollars)] });
        shop.Inspect();

        shop.Released.ShouldBe(released);
        shop.State.Credits.Where(c => c.Status == CreditStatus.Held).SelectMany(c => c.Holds).Select(h => (HoldCode?)h.Code).SingleOrDefault().ShouldBe(hold);
        shop.Exceptions.ShouldContain(ExceptionKind.CurrencyMismatch);
    }

    [Fact]
    public void Money_under_way_that_names_no_line_is_waited_for()
    {
        var shop = Shop.Accepted();
        Play(shop, Refund(0) with { Pending = true });
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.DuplicateSuspected]);
    }

    [Fact]
    public void A_refund_over_the_approval_limit_is_booked_because_its_money_has_moved()
    {
        var shop = Shop.Accepted(Policies.Plain with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 2 }] }, paid: 100);
        shop.Refund(100);
        shop.Credit.Origin.ShouldBe(CreditOrigin.PlatformRefund);
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void A_refund_takes_its_part_off_a_credit_that_waits()
    {
        var shop = Shop.Accepted(Policies.Plain with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] }, paid: 100);
        shop.Inspect();
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
        shop.Refund(60);
        shop.Held.Amount.ShouldBe(Shop.Euro(40));
        shop.Refund(40, "ref-2");
        shop.State.Credits.Single(c => c.CreditId == "CR-1").Status.ShouldBe(CreditStatus.Withdrawn);
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void While_the_platforms_refund_is_pending_the_goods_credit_waits_for_a_person()
    {
        var shop = new Shop();
        shop.Request();
        shop.Authorise();
        shop.Order();
        shop.Refund(0, pending: true);
        shop.Receive();
        shop.Inspect();

        shop.Released.ShouldBe(0);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.DuplicateSuspected]);

        shop.Refund(100);

        shop.Released.ShouldBe(100);
        shop.Events<CreditReleased>().ShouldHaveSingleItem().Origin.ShouldBe(CreditOrigin.PlatformRefund);
        shop.State.Credits.ShouldNotContain(c => c.Status == CreditStatus.Held);
    }
}
