using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>Who had a hand in a return neither approves its money nor lifts its holds; who only decided may.</summary>
public class SegregationTests
{
    private static readonly PolicyDocument Limit = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 1 }] };
    private static readonly PolicyDocument Two = Policies.Plain with { Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 2 }] };

    [Theory]
    // what sam did, whether he may approve, lift, break the glass
    [InlineData("asked for the return", false, false, false)]
    [InlineData("received the goods", false, false, false)]
    [InlineData("inspected the goods", false, false, false)]
    [InlineData("said where the goods go", false, false, true)]
    [InlineData("settled the reason", false, false, true)]
    [InlineData("put a hold that is lifted again", false, false, true)]
    [InlineData("proposed the policy in force", false, false, true)]
    [InlineData("rejected an earlier credit", true, true, true)]
    [InlineData("did nothing", true, true, true)]
    public void Duty(string did, bool approves, bool lifts, bool breaks)
    {
        foreach (var name in new[] { "sam", "SAM" })
        {
            var approving = Held(did);
            (approving.Approve(name).Refusal?.Code).ShouldBe(approves ? null : "self-approval");
            (approving.Released == 200m).ShouldBe(approves, $"{name} approves");

            var lifting = Held(did);
            Place(lifting, "paul");
            (lifting.Play(new HoldLift(HoldCode.Manual, null, "photos came"), by: Actor.Person(name)).Refusal?.Code).ShouldBe(lifts ? null : "self-lift");
            (lifting.State.PlacedHolds.Count == 0).ShouldBe(lifts, $"{name} lifts");

            var breaking = Held(did);
            (breaking.Play(new BreakGlass(breaking.Held.CreditId, breaking.Held.ContentHash, "customer at the counter"), by: Actor.Person(name)).Refusal?.Code).ShouldBe(breaks ? null : "self-break-glass");
            (breaking.Released == 200m).ShouldBe(breaks, $"{name} breaks the glass");
        }
    }

    [Theory]
    [InlineData("receives")]
    [InlineData("inspects alike")]
    [InlineData("says where the goods go")]
    [InlineData("proposes the policy")]
    public void Who_approved_and_then_took_a_hand_in_it_has_approved_nothing(string does)
    {
        var shop = Back(Two);
        shop.Approve("sam").Refusal.ShouldBeNull();
        switch (does)
        {
            case "receives":
                shop.Play(new ReceiptReported("RCV-9", [new GoodsLineReport { Quantity = 1, Condition = Condition.Opened }]), by: Actor.Person("sam"));
                break;
            case "inspects alike":
                Inspect(shop, "sam", hour: 3);
                break;
            case "says where the goods go":
                Dispose(shop, "sam");
                break;
            default:
                shop.PolicyProposedBy = Actor.Person("sam");
                break;
        }

        shop.Held.Approvals.ShouldBe([Actor.Person("sam")], "nothing about the credit changed");
        shop.Approve("olga").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(0m);
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(200m);
    }

    [Theory]
    [InlineData("asked")]
    [InlineData("received")]
    [InlineData("inspected")]
    [InlineData("dispositioned")]
    public void Who_did_it_first_is_barred_though_the_colleagues_later_word_came_before_theirs(string did)
    {
        var shop = Back(Limit);
        var (sam, before) = (Actor.Person("sam"), Shop.Day.AddDays(1));
        GoodsLineReport[] goods = [new() { Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }];
        switch (did)
        {
            case "asked":
                shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]), Shop.Day.AddDays(1), sam);
                break;
            case "received":
                shop.Play(new ReceiptReported("RCV-1", goods), before.AddHours(1), Actor.Person("rita"));
                shop.Play(new ReceiptReported("RCV-1", goods), before, sam);
                break;
            case "inspected":
                shop.Play(new InspectionReported("INS-1", goods), before, sam);
                break;
            default:
                shop.Play(new DispositionReported("DSP-1", [new DispositionLineReport { Quantity = 1, Disposition = Disposition.Restock }]), before.AddHours(1), Actor.Person("dora"));
                shop.Play(new DispositionReported("DSP-1", [new DispositionLineReport { Quantity = 1, Disposition = Disposition.Restock }]), before, sam);
                break;
        }

        shop.Approve("sam").Refusal!.Code.ShouldBe("self-approval");
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(200m);
    }

    [Fact]
    public void A_machine_of_the_same_name_is_not_the_person()
    {
        var shop = new Shop(Limit);
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]), Shop.Day, Actor.Connection("sam"));
        shop.Authorise();
        shop.Order(paid: 200);
        shop.Inspect();
        shop.Approve("sam").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(200m);
    }

    private static Shop Held(string did)
    {
        var shop = new Shop(Limit);
        var sam = Actor.Person("sam");
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.Color)]), Shop.Day, did == "asked for the return" ? sam : null);
        shop.Authorise();
        shop.Order(paid: did == "rejected an earlier credit" ? 400 : 200);
        shop.Play(new ReceiptReported("RCV-1", [new GoodsLineReport { Quantity = 1, Condition = Condition.Opened }]), by: did == "received the goods" ? sam : Actor.Person("rita"));
        Inspect(shop, did == "inspected the goods" ? "sam" : "ina", hour: 0);
        switch (did)
        {
            case "said where the goods go":
                Dispose(shop, "sam");
                break;
            case "settled the reason":
                shop.Play(new ReasonSettled("rl-1", ReasonCode.Defective), by: sam);
                break;
            case "put a hold that is lifted again":
                Place(shop, "sam");
                shop.Play(new HoldLift(HoldCode.Manual, null, "photos came"), by: Actor.Person("clara"));
                break;
            case "proposed the policy in force":
                shop.PolicyProposedBy = sam;
                break;
            case "rejected an earlier credit":
                return RejectedBefore(sam);
        }

        return shop;
    }

    private static Shop RejectedBefore(Actor by)
    {
        var shop = Shop.Accepted(Limit, paid: 400, quantity: 2);
        shop.Inspect(1, Grade.D, Condition.WrongGoods);
        shop.Play(new CreditRejection(shop.Held.CreditId, null, "NOT_OURS"), by: by);
        shop.Inspect(1);
        return shop;
    }

    private static Shop Back(PolicyDocument policy)
    {
        var shop = Shop.Accepted(policy, paid: 200);
        Inspect(shop, "ina", hour: 0);
        return shop;
    }

    private static void Inspect(Shop shop, string by, int hour) => shop.Play(
        new InspectionReported("INS-1", [new GoodsLineReport { Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }]), Shop.Day.AddDays(2).AddHours(hour), Actor.Person(by));

    private static void Dispose(Shop shop, string by) =>
        shop.Play(new DispositionReported("DSP-1", [new DispositionLineReport { Quantity = 1, Disposition = Disposition.Restock }]), by: Actor.Person(by));

    private static StepResult Place(Shop shop, string by) => shop.Play(new HoldPlacement(HoldCode.Manual, "photos are missing"), by: Actor.Person(by));
}
