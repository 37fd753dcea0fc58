using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>Holds that rules put on a tent of 200.00 sold with the serial number S-1: what puts each, what ends it, what lifting does.</summary>
public class RuleHoldTests
{
    private static readonly PolicyDocument Waiting = Policies.Plain with { HoldUntilReceived = true };
    private static readonly PolicyDocument Limit = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }] };
    private static readonly PolicyDocument TwoLimits = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 2 }] };

    [Theory]
    // given, the hold, after lifting, after what ends it
    [InlineData("accepted, money waits", "NOT_RECEIVED", "hold-not-liftable", "INSPECTION_PENDING")]
    [InlineData("received", "INSPECTION_PENDING", "hold-not-liftable", "released 200.00")]
    [InlineData("received, reason unclear", "REASON_UNCERTAIN", "hold-not-liftable", "INSPECTION_PENDING")]
    [InlineData("over one limit", "VALUE_OVER_LIMIT", "hold-not-liftable", "released 200.00")]
    [InlineData("over two limits", "SECOND_APPROVAL_NEEDED", "hold-not-liftable", "released 200.00")]
    [InlineData("another serial number", "SERIAL_MISMATCH", "released 200.00", "released 200.00")]
    [InlineData("empty parcel", "CONDITION_DISPUTED", "released 200.00", "released 200.00")]
    [InlineData("asked for too late", "OUTSIDE_POLICY", "released 200.00", "released 200.00")]
    [InlineData("refund under way", "DUPLICATE_SUSPECTED", "hold-not-liftable", "released 200.00")]
    public void A_hold_comes_and_goes(string given, string hold, string lifted, string ended)
    {
        var code = Enum.GetValues<HoldCode>().Single(c => CodeNames.Of(c) == hold);
        var shop = Given(given);
        shop.Held.Holds.Select(h => h.Code).ShouldContain(code);
        shop.Released.ShouldBe(0m);

        var refusal = shop.Play(new HoldLift(code, shop.Held.ContentHash, "looked at it"), by: Actor.Person("conny")).Refusal;
        (refusal?.Code ?? Stand(shop)).ShouldBe(lifted);

        var other = Given(given);
        End(other, given);
        Stand(other).ShouldBe(ended);
    }

    [Fact]
    public void Money_waits_for_goods_only_where_the_policy_says_so()
    {
        Shop.Accepted(paid: 200).State.Credits.ShouldBeEmpty();
        var shop = Shop.Accepted(Waiting, paid: 200, quantity: 2);
        shop.Held.ShouldSatisfyAllConditions(
            c => c.Holds.ShouldBe([new CreditHold(HoldCode.NotReceived, "goods.not-received")]),
            c => c.Amount.ShouldBe(Shop.Euro(200)),
            c => c.ApprovalsNeeded.ShouldBe(0));
        shop.Approve().Refusal!.Code.ShouldBe("credit-waits-for-facts");
        shop.Inspect(1);
        shop.Released.ShouldBe(100m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.NotReceived], "one of two has come");
        shop.Inspect(1);
        shop.Released.ShouldBe(200m);
    }

    [Fact]
    public void Goods_that_need_not_come_are_not_waited_for()
    {
        var shop = Shop.Accepted(Waiting with { Returnless = [new ReturnlessRule { Id = "keep", LineValueUpTo = 12 }] }, paid: 10);
        shop.Released.ShouldBe(10m);
        shop.State.Credits.ShouldHaveSingleItem();
    }

    [Fact]
    public void Nothing_waits_before_the_return_is_accepted_and_nothing_after_it_is_called_off()
    {
        var shop = new Shop(Waiting);
        shop.Request();
        shop.Order();
        shop.State.Credits.ShouldBeEmpty();
        shop.Authorise();
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.NotReceived]);
        shop.Play(new ReturnCancellationReported(Shop.Header), Shop.Day.AddDays(3));
        shop.Credit.Status.ShouldBe(CreditStatus.Withdrawn);
    }

    [Fact]
    public void A_lifted_hold_leaves_the_others_standing()
    {
        var shop = Disputed(Limit, Condition.EmptyParcel);
        Lift(shop, HoldCode.ConditionDisputed, "conny").Refusal.ShouldBeNull();
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit]);
        shop.Held.LiftedHolds.ShouldHaveSingleItem().By.ShouldBe(Actor.Person("conny"));
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(200m);
        shop.Events<CreditReleased>().Single().Decision.Inputs["lifted"].ShouldBe("CONDITION_DISPUTED by conny");
    }

    [Fact]
    public void A_lifted_hold_comes_back_when_its_ground_changes_and_stays_when_the_ground_turns_back()
    {
        var shop = Disputed(Limit, Condition.EmptyParcel);
        Lift(shop, HoldCode.ConditionDisputed, "conny");
        Inspect(shop, Condition.WrongGoods, 1);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit, HoldCode.ConditionDisputed]);
        Inspect(shop, Condition.EmptyParcel, 2);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit, HoldCode.ConditionDisputed], "what was lifted once is not lifted by itself again");
        shop.Released.ShouldBe(0m);
    }

    [Fact]
    public void A_hold_is_lifted_on_what_was_seen()
    {
        var shop = Disputed(Limit, Condition.EmptyParcel);
        var seen = shop.Held.ContentHash;
        Inspect(shop, Condition.WrongGoods, 1);
        shop.Play(new HoldLift(HoldCode.ConditionDisputed, seen, "our label"), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("credit-changed");
        shop.Play(new HoldLift(HoldCode.ConditionDisputed, null, "our label"), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("content-hash-missing");
        shop.Play(new HoldLift(HoldCode.ConditionDisputed, shop.Held.ContentHash, " "), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("why-missing");
        shop.Play(new HoldLift(HoldCode.SerialMismatch, shop.Held.ContentHash, "our label"), by: Actor.Person("conny")).Refusal!.Code.ShouldBe("hold-not-standing");
    }

    [Fact]
    public void Who_lifted_and_then_took_the_goods_in_hand_has_lifted_nothing()
    {
        var shop = Disputed(Limit, Condition.EmptyParcel);
        Lift(shop, HoldCode.ConditionDisputed, "conny");
        shop.Play(new DispositionReported("DSP-1", [new DispositionLineReport { Quantity = 1, Disposition = Disposition.Recycle }]), by: Actor.Person("conny"));
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit, HoldCode.ConditionDisputed]);
    }

    private static Core.Returns.StepResult Lift(Shop shop, HoldCode code, string by) =>
        shop.Play(new HoldLift(code, shop.Held.ContentHash, "our label"), by: Actor.Person(by));

    private static string Stand(Shop shop) => shop.Released > 0
        ? FormattableString.Invariant($"released {shop.Released:0.00}")
        : string.Join(", ", shop.Held.Holds.Select(h => CodeNames.Of(h.Code)));

    private static Shop Disputed(PolicyDocument policy, Condition condition)
    {
        var shop = Shop.Accepted(policy, paid: 200);
        Inspect(shop, condition, 0);
        return shop;
    }

    private static void Inspect(Shop shop, Condition condition, int hour, string serial = "S-1") => shop.Play(
        new InspectionReported("INS-1", [new GoodsLineReport { Quantity = 1, Condition = condition, Grade = Grade.A, Serials = [serial] }]), Shop.Day.AddDays(2).AddHours(hour), Actor.Person("ina"));

    private static Shop Given(string given)
    {
        var policy = given switch { "accepted, money waits" => Waiting, "over one limit" => Limit, "over two limits" => TwoLimits, _ => Policies.Plain };
        var shop = new Shop(policy);
        shop.Request(reason: given == "received, reason unclear" ? ReasonCode.SafetyOrHealth : ReasonCode.ChangedMind);
        shop.Authorise();
        shop.Order(paid: 200, delivered: given == "asked for too late" ? Shop.Day.AddDays(-90) : null, serials: "S-1");
        switch (given)
        {
            case "accepted, money waits":
                break;
            case "received" or "received, reason unclear":
                shop.Receive(1, Condition.Opened, "S-1");
                break;
            default:
                if (given == "refund under way") shop.Refund(0, pending: true);
                Inspect(shop, given == "empty parcel" ? Condition.EmptyParcel : Condition.Opened, 0, given == "another serial number" ? "S-9" : "S-1");
                break;
        }

        return shop;
    }

    private static void End(Shop shop, string given)
    {
        switch (given)
        {
            case "accepted, money waits":
                shop.Receive(1, Condition.Opened, "S-1");
                break;
            case "received":
                shop.Inspect(1, Grade.A, Condition.Opened, null, "S-1");
                break;
            case "received, reason unclear":
                shop.Play(new ReasonSettled("rl-1", ReasonCode.Defective), by: Actor.Person("rosa"));
                break;
            case "over one limit":
                shop.Approve("finn");
                break;
            case "over two limits":
                shop.Approve("finn");
                shop.Approve("olga");
                break;
            case "asked for too late":
                shop.Play(new OrderReported(shop.State.Order! with { DeliveredAt = Shop.Day.AddDays(-5), UpdatedAt = Shop.Day }));
                break;
            case "refund under way":
                shop.Refund(200);
                break;
            default:
                Inspect(shop, Condition.Opened, 1);
                break;
        }
    }
}
