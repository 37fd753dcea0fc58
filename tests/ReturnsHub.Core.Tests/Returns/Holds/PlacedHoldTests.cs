using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>Holds that people put: while one stands nothing the policy entitles to goes out, whatever was approved.</summary>
public class PlacedHoldTests
{
    private static readonly PolicyDocument Limit = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }] };

    [Theory]
    [InlineData(HoldCode.Manual, "clara", Role.Clerk)]
    [InlineData(HoldCode.AbuseSuspected, "conny", Role.Controller)]
    public void Clean_goods_wait_while_it_stands_and_are_credited_when_another_person_lifts_it(HoldCode code, string lifter, Role role)
    {
        var shop = Shop.Accepted(paid: 100);
        Place(shop, code).Refusal.ShouldBeNull();
        shop.Inspect();
        shop.Released.ShouldBe(0m);
        shop.Held.Holds.ShouldBe([new CreditHold(code, "hold.placed")]);
        shop.Approve("finn").Refusal!.Code.ShouldBe("hold-stands");
        shop.Play(new HoldLift(code, null, "cleared"), by: Actor.Person("paul"), roles: [Role.Clerk, Role.Controller]).Refusal!.Code.ShouldBe("self-lift");
        shop.Play(new HoldLift(code, null, "cleared"), by: Actor.Person(lifter), roles: [role]).Refusal.ShouldBeNull();
        shop.Released.ShouldBe(100m);
        shop.State.PlacedHolds.ShouldBeEmpty();
    }

    [Fact]
    public void Approvals_given_before_it_are_void_and_its_placer_cannot_give_one()
    {
        var shop = Shop.Accepted(Limit with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 2 }] }, paid: 200);
        shop.Inspect();
        shop.Approve("finn");
        Place(shop, HoldCode.Manual);
        shop.Held.Approvals.ShouldBeEmpty();
        shop.Play(new HoldLift(HoldCode.Manual, null, "photos came"), by: Actor.Person("clara"));
        shop.Held.Approvals.ShouldBeEmpty("what was void stays void");
        shop.Approve("paul").Refusal!.Code.ShouldBe("self-approval");
        shop.Approve("finn");
        shop.Approve("olga");
        shop.Released.ShouldBe(200m);
    }

    [Fact]
    public void What_the_platform_already_paid_is_booked_all_the_same()
    {
        var shop = Shop.Accepted(paid: 100);
        Place(shop, HoldCode.AbuseSuspected);
        shop.Refund(60);
        shop.Released.ShouldBe(60m);
    }

    [Fact]
    public void A_credit_with_a_hold_can_be_rejected()
    {
        var shop = Shop.Accepted(paid: 100);
        Place(shop, HoldCode.AbuseSuspected);
        shop.Inspect();
        shop.Reject().Refusal.ShouldBeNull();
        shop.Credit.Status.ShouldBe(CreditStatus.Rejected);
    }

    [Fact]
    public void It_stands_once_and_both_kinds_stand_beside_each_other()
    {
        var shop = Shop.Accepted(paid: 100);
        Place(shop, HoldCode.Manual);
        Place(shop, HoldCode.Manual).Events.ShouldBeEmpty();
        Place(shop, HoldCode.AbuseSuspected);
        shop.Inspect();
        shop.Play(new HoldLift(HoldCode.Manual, null, "photos came"), by: Actor.Person("clara"));
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.AbuseSuspected]);
        shop.Released.ShouldBe(0m);
    }

    [Fact]
    public void Credits_that_wait_for_goods_show_it_too()
    {
        var shop = Shop.Accepted(paid: 100);
        shop.Receive();
        Place(shop, HoldCode.Manual);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.InspectionPending, HoldCode.Manual]);
    }

    [Fact]
    public void What_cannot_be_put_or_lifted_is_refused()
    {
        var shop = Shop.Accepted(paid: 100);
        Place(shop, HoldCode.ValueOverLimit).Refusal!.Code.ShouldBe("hold-not-placeable");
        shop.Play(new HoldPlacement(HoldCode.Manual, " "), by: Actor.Person("paul")).Refusal!.Code.ShouldBe("why-missing");
        shop.Play(new HoldLift(HoldCode.Manual, null, "x"), by: Actor.Person("clara")).Refusal!.Code.ShouldBe("hold-not-standing");
        Place(new Shop(), HoldCode.Manual).Refusal!.Code.ShouldBe("return-unknown");
    }

    [Fact]
    public void Words_are_cut_at_200_characters_on_one_line()
    {
        var shop = Shop.Accepted(paid: 100);
        shop.Play(new HoldPlacement(HoldCode.Manual, "A\n" + new string('x', 500)), by: Actor.Person("paul"));
        shop.State.PlacedHolds.Single().Why.ShouldBe("A " + new string('x', 198));
    }

    private static StepResult Place(Shop shop, HoldCode code) => shop.Play(new HoldPlacement(code, "third empty box"), by: Actor.Person("paul"));
}
