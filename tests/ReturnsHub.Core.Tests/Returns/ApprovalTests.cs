using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class ApprovalTests
{
    private static readonly PolicyDocument Limits = Policies.Plain with
    {
        Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }, new ApprovalRule { Id = "over-1000", Over = 1000, Approvers = 2 }],
        RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.B], Percent = 10 }],
    };

    private static Shop Back(decimal paid, int quantity = 1, Grade grade = Grade.A, PolicyDocument? policy = null)
    {
        var shop = Shop.Accepted(policy ?? Limits, paid, quantity);
        shop.Receive(quantity);
        shop.Inspect(quantity, grade);
        return shop;
    }

    [Fact]
    public void At_the_limit_nobody_is_asked_and_a_cent_over_it_one_person_is()
    {
        Back(150.00m).Released.ShouldBe(150.00m);
        var shop = Back(150.01m);
        shop.Released.ShouldBe(0m);
        shop.Held.ApprovalsNeeded.ShouldBe(1);
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.ValueOverLimit, "over-150")]);
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(150.01m);
        shop.Events<CreditReleased>().Single().ApprovedBy.ShouldBe([Actor.Person("finn")]);
    }

    [Fact]
    public void Over_the_second_limit_two_different_people_are_asked()
    {
        var shop = Back(1000.01m);
        shop.Held.Holds.Select(h => h.Code).ShouldBe([HoldCode.ValueOverLimit, HoldCode.SecondApprovalNeeded]);
        shop.Approve("finn");
        shop.Released.ShouldBe(0m);
        shop.Approve("finn").Refusal!.Code.ShouldBe("already-approved");
        shop.Approve("olga");
        shop.Released.ShouldBe(1000.01m);
    }

    [Theory]
    [InlineData("vip", 400.00, 0)]
    [InlineData("vip", 500.01, 1)]
    [InlineData("new", 400.00, 1)]
    [InlineData(null, 400.00, 1)]
    public void An_override_for_a_segment_replaces_the_general_limits(string? segment, double paid, int approvals)
    {
        var policy = Limits with { Approval = [new ApprovalRule { Id = "vip-500", Segments = ["vip"], Over = 500, Approvers = 1 }, .. Limits.Approval] };
        var shop = new Shop(policy);
        shop.Request();
        shop.Authorise();
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, (decimal)paid)) with { CustomerSegment = segment }));
        shop.Receive();
        shop.Inspect();
        shop.State.Credits.Sum(c => c.ApprovalsNeeded).ShouldBe(approvals);
        shop.Released.ShouldBe(approvals == 0 ? (decimal)paid : 0m);
    }

    [Fact]
    public void Parts_of_a_return_are_judged_by_the_whole()
    {
        var shop = Shop.Accepted(Limits, paid: 300, quantity: 3);
        shop.Inspect(1);
        shop.Released.ShouldBe(0m);
        shop.Held.Amount.ShouldBe(Shop.Euro(100));
        shop.Held.Holds.ShouldBe([new CreditHold(HoldCode.ValueOverLimit, "over-150")]);
    }

    [Fact]
    public void A_return_worth_exactly_the_limit_is_not_over_it_though_its_units_do_not_divide_evenly()
    {
        var policy = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-2", Over = 2, Approvers = 1 }] };
        Back(2.00m, quantity: 3, policy: policy).Released.ShouldBe(2.00m);
    }

    [Theory]
    [InlineData("rita")]
    [InlineData("ina")]
    public void Who_received_or_inspected_the_goods_cannot_approve(string by)
    {
        var shop = Back(200);
        shop.Approve(by).Refusal!.Code.ShouldBe("self-approval");
        shop.Released.ShouldBe(0m);
    }

    [Fact]
    public void Who_asked_for_the_return_cannot_approve()
    {
        var shop = new Shop(Limits);
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]), Shop.Day, Actor.Person("carl"));
        shop.Authorise();
        shop.Order(paid: 200);
        shop.Inspect();
        shop.Approve("carl").Refusal!.Code.ShouldBe("self-approval");
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(200m);
    }

    [Fact]
    public void Who_inspected_first_cannot_approve_after_a_colleague_corrected_the_inspection()
    {
        var shop = Shop.Accepted(Limits, paid: 200);
        GoodsLineReport[] goods = [new() { Quantity = 1, Condition = Condition.Opened, Grade = Grade.B }];
        shop.Play(new InspectionReported("INS-1", goods), Shop.Day.AddHours(10), Actor.Person("ina"));
        shop.Play(new InspectionReported("INS-1", goods), Shop.Day.AddHours(11), Actor.Person("bob"));
        shop.Approve("ina").Refusal!.Code.ShouldBe("self-approval");
        shop.Approve("bob").Refusal!.Code.ShouldBe("self-approval");
    }

    [Fact]
    public void Only_people_approve()
    {
        var shop = Back(200);
        shop.Play(new CreditApproval(shop.Held.CreditId, null)).Refusal!.Code.ShouldBe("not-a-person");
        shop.Play(new CreditApproval(shop.Held.CreditId, null), by: new Actor(ActorKind.Model, "m")).Refusal!.Code.ShouldBe("not-a-person");
    }

    [Fact]
    public void A_change_makes_an_approval_void_and_it_may_be_given_again()
    {
        var shop = Back(1200);
        shop.Approve("finn");
        shop.Receive(1);
        shop.Held.Approvals.Count.ShouldBe(1, "one unit too many is not credited, so nothing about the credit changed");

        var inspection = shop.State.Inspections.Single().InspectionId;
        shop.Play(new InspectionReported(inspection, [new GoodsLineReport { Quantity = 1, Condition = Condition.Used, Grade = Grade.B }]), Shop.Day.AddDays(3), Actor.Person("ina"));
        shop.Held.Amount.ShouldBe(Shop.Euro(1080));
        shop.Held.Approvals.ShouldBeEmpty();
        shop.Approve("olga");
        shop.Released.ShouldBe(0m);
        shop.Approve("finn");
        shop.Released.ShouldBe(1080m);
    }

    [Fact]
    public void An_approval_of_what_is_no_longer_shown_is_refused()
    {
        var shop = Back(200);
        var shown = shop.Held.ContentHash;
        shop.Play(new InspectionReported(shop.State.Inspections[0].InspectionId, [new GoodsLineReport { Quantity = 1, Grade = Grade.B }]), Shop.Day.AddDays(3), Actor.Person("ina"));
        shop.Approve("finn", shown).Refusal!.Code.ShouldBe("credit-changed");
        shop.Approve("finn", shop.Held.ContentHash).Refusal.ShouldBeNull();
        shop.Released.ShouldBe(180m);
    }

    [Fact]
    public void What_is_released_unknown_or_waiting_for_facts_cannot_be_approved()
    {
        var shop = Back(200);
        shop.Play(new CreditApproval("CR-9", null), by: Actor.Person("finn")).Refusal!.Code.ShouldBe("credit-unknown");
        shop.Approve("finn");
        shop.Play(new CreditApproval("CR-1", null), by: Actor.Person("olga")).Refusal!.Code.ShouldBe("credit-not-held");
    }

    [Fact]
    public void A_stricter_policy_makes_an_approval_void()
    {
        var shop = Back(200);
        shop.Policy = Limits with { Version = "stricter", Approval = [new ApprovalRule { Id = "over-100", Over = 100, Approvers = 2 }] };
        shop.Approve("finn");
        shop.Released.ShouldBe(0m);
        shop.Held.ApprovalsNeeded.ShouldBe(2);
        shop.Approve("finn");
        shop.Approve("olga");
        shop.Released.ShouldBe(200m);
    }
}
