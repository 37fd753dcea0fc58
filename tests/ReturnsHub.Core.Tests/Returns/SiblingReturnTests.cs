using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class SiblingReturnTests
{
    private static Shop WithElsewhere(decimal credited, decimal paid = 100, int quantity = 1, int sold = 1)
    {
        var shop = new Shop { Elsewhere = new Dictionary<string, Money>(StringComparer.Ordinal) { ["ol-1"] = Shop.Euro(credited) } };
        shop.Request(quantity);
        shop.Authorise();
        shop.Order(paid, sold);
        return shop;
    }

    [Fact]
    public void What_another_return_of_the_order_credited_is_not_credited_again()
    {
        var shop = WithElsewhere(100);
        shop.Inspect();
        shop.State.Credits.ShouldBeEmpty();
        shop.State.Exceptions.ShouldHaveSingleItem().Detail.ShouldBe("100.00 EUR of this order line is credited on another return of the order.");
        shop.Exceptions.ShouldBe([ExceptionKind.DuplicateSuspected]);
    }

    [Fact]
    public void Other_units_of_the_line_are_no_duplicate()
    {
        var shop = WithElsewhere(66.66m, paid: 100, quantity: 1, sold: 3);
        shop.Inspect();
        shop.Released.ShouldBe(33.33m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_is_left_of_the_line_is_credited_and_a_person_agrees_first()
    {
        var shop = WithElsewhere(70);
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Amount.ShouldBe(Shop.Euro(30));
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.OverRefundable]);
        shop.Approve();
        shop.Released.ShouldBe(30m);
        shop.Exceptions.ShouldBe([ExceptionKind.DuplicateSuspected]);
    }

    [Fact]
    public void A_refund_that_a_sibling_booked_is_not_booked_here()
    {
        var shop = WithElsewhere(100);
        shop.Refund(100);
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBe([ExceptionKind.OverRefunded]);
    }

    [Fact]
    public void Shipping_credited_on_a_sibling_is_not_credited_again()
    {
        var shop = new Shop { Elsewhere = new Dictionary<string, Money>(StringComparer.Ordinal) { ["shipping"] = Shop.Euro(4.90m) } };
        shop.Order();
        shop.Play(new RefundReported(Shop.Header, new RefundReport { RefundId = "r", Moved = Shop.Euro(4.90m), Shipping = Shop.Euro(4.90m) }));
        shop.State.Credits.ShouldBeEmpty();
        shop.Exceptions.ShouldBe([ExceptionKind.OverRefunded]);
    }

    [Fact]
    public void A_sibling_that_was_credited_in_the_meantime_makes_an_approval_void()
    {
        var shop = Shop.Accepted(Policies.Plain with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] });
        shop.Inspect();
        shop.Elsewhere = new Dictionary<string, Money>(StringComparer.Ordinal) { ["ol-1"] = Shop.Euro(80) };
        shop.Approve();
        shop.Released.ShouldBe(0m);
        shop.Held.Amount.ShouldBe(Shop.Euro(20));
    }
}
