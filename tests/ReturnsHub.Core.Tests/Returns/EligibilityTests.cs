using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class EligibilityTests
{
    private static readonly DateTimeOffset Delivered = Shop.Day.AddDays(-30);

    private static Shop AskedAfterDelivery(TimeSpan after, PolicyDocument? policy = null)
    {
        var shop = new Shop(policy);
        shop.Request();
        shop.Authorise();
        shop.Order(delivered: Shop.Day - after);
        return shop;
    }

    [Fact]
    public void The_last_moment_of_the_thirtieth_day_is_inside()
    {
        var shop = AskedAfterDelivery(TimeSpan.FromDays(30));
        shop.State.Eligibility!.Eligible.ShouldBeTrue();
        shop.State.Eligibility.Decision.Rules.ShouldBe(["window.inside"]);
        shop.State.Eligibility.Decision.Inputs["windowDays"].ShouldBe("30");
    }

    [Fact]
    public void A_second_later_is_outside_and_holds_the_credit_for_a_person()
    {
        var shop = AskedAfterDelivery(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        shop.State.Eligibility!.Eligible.ShouldBeFalse();
        shop.Exceptions.ShouldBe([ExceptionKind.OutsidePolicy]);
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.OutsidePolicy, "window.outside")]);
        shop.Held.ApprovalsNeeded.ShouldBe(1);
        shop.Approve();
        shop.Released.ShouldBe(100m);
    }

    [Fact]
    public void Without_a_window_or_a_known_delivery_nothing_is_outside()
    {
        AskedAfterDelivery(TimeSpan.FromDays(900), Policies.Plain with { ReturnWindowDays = null }).State.Eligibility!.Decision.Rules.ShouldBe(["window.none"]);

        var shop = new Shop();
        shop.Request();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100)) with { DeliveredAt = null }));
        shop.State.Eligibility!.Decision.Rules.ShouldBe(["window.delivery-unknown"]);
        shop.State.Eligibility.Eligible.ShouldBeTrue();
    }

    [Fact]
    public void An_earlier_request_that_is_heard_of_later_puts_the_return_back_inside()
    {
        var shop = new Shop();
        shop.Order(delivered: Delivered);
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]), Shop.Day.AddDays(2));
        shop.State.Eligibility!.Eligible.ShouldBeFalse();
        shop.Play(new ReturnRequestReported(Shop.Header, []), Shop.Day.AddDays(-1));
        shop.State.Eligibility!.Eligible.ShouldBeTrue();
    }

    [Fact]
    public void A_newer_version_of_the_order_that_knows_the_delivery_decides_anew()
    {
        var shop = new Shop();
        shop.Request();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100)) with { DeliveredAt = null }));
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, 100)) with { DeliveredAt = Shop.Day.AddDays(-31), UpdatedAt = Shop.Day }));
        shop.State.Eligibility!.Decision.Rules.ShouldBe(["window.outside"]);
    }
}
