using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>A refund the hub asked the platform for comes back with the credit's number. It confirms; nothing is credited again.</summary>
public class OwnRefundTests
{
    [Theory]
    // what the platform says the refund is for       moved
    [InlineData("nothing but an amount", 100)]
    [InlineData("the line", 100)]
    [InlineData("another line", 100)]
    [InlineData("nothing but an amount", 60)]
    public void It_is_the_credits_money_whatever_the_platform_says_it_is_for(string says, int moved)
    {
        var shop = Inspected();
        shop.Play(new RefundReported(Shop.Header, Refund("ref-1", moved, shop.Credit.DocumentNumber) with
        {
            Lines = says switch
            {
                "the line" => [new RefundLineReport("ol-1", 1, Shop.Euro(moved))],
                "another line" => [new RefundLineReport("ol-9", 1, Shop.Euro(moved))],
                _ => [],
            },
        }));

        shop.Credit.Origin.ShouldBe(CreditOrigin.Entitlement);
        shop.Released.ShouldBe(100m);
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Over_several_lines_each_gets_what_the_credit_gave_it()
    {
        var shop = new Shop();
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color), Shop.Line("rl-2", "ol-2", 1, ReasonCode.Color)]), Shop.Day);
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "A-1", 1, 70), Shop.OrderLine("ol-2", "B-1", 1, 30))));
        shop.Play(
            new InspectionReported("ins", [Goods("A-1"), Goods("B-1")]),
            by: Actor.Person("ina"));
        var number = shop.Credit.DocumentNumber;

        // By the platform's own reckoning the second line got more than the hub gave it.
        shop.Play(new RefundReported(Shop.Header, Refund("ref-1", 100, number) with { Lines = [new RefundLineReport("ol-1", 1, Shop.Euro(50)), new RefundLineReport("ol-2", 1, Shop.Euro(50))] }));

        shop.State.Credits.Count.ShouldBe(1);
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Without_its_number_an_amount_for_nothing_is_money_beyond_the_credit()
    {
        var shop = Inspected();
        shop.Play(new RefundReported(Shop.Header, Refund("ref-1", 20, null)));
        shop.Exceptions.ShouldContain(ExceptionKind.OverRefunded);
    }

    [Fact]
    public void A_number_copied_by_hand_hides_no_second_refund()
    {
        var shop = Inspected();
        var number = shop.Credit.DocumentNumber;
        shop.Play(new RefundReported(Shop.Header, Refund("ref-1", 100, number)));
        shop.Play(new RefundReported(Shop.Header, Refund("ref-2", 100, number)));

        // The money really moved twice: what is refundable of it is booked, the rest is told.
        shop.Exceptions.ShouldContain(ExceptionKind.OverRefunded);
    }

    [Fact]
    public void A_number_of_no_credit_makes_it_a_refund_of_others()
    {
        var shop = Shop.Accepted();
        shop.Play(new RefundReported(Shop.Header, Refund("ref-1", 100, "RH-0123456789ABCDEFGHJKMNPQ-1") with { Lines = [new RefundLineReport("ol-1", 1, Shop.Euro(100))] }));
        shop.Credit.Origin.ShouldBe(CreditOrigin.PlatformRefund);
        shop.Released.ShouldBe(100m);
    }

    private static Shop Inspected()
    {
        var shop = Shop.Accepted();
        shop.Inspect();
        shop.Released.ShouldBe(100m);
        return shop;
    }

    private static RefundReport Refund(string id, decimal moved, string? number) => new() { RefundId = id, Moved = Shop.Euro(moved), Reference = number };

    private static GoodsLineReport Goods(string sku) => new() { Sku = new Sku(sku), Quantity = 1, Condition = Condition.Opened, Grade = Grade.A };
}
