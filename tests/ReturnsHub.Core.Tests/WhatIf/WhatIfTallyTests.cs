using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tests.Returns;
using ReturnsHub.Core.WhatIf;

namespace ReturnsHub.Core.Tests.WhatIf;

/// <summary>Given: tents at 100.00 that came back for a change of mind, graded B, under a policy without fees, limits or windows.</summary>
public class WhatIfTallyTests
{
    private static readonly PolicyDocument Baseline = Core.Tests.Returns.Policies.Plain;

    [Fact]
    public void A_new_restocking_fee_shows_what_it_keeps_back_per_reason_category_and_channel()
    {
        var draft = Baseline with { Version = "draft", RestockingFees = [new RestockingFeeRule { Id = "fee", Reasons = [ReasonCode.ChangedMind], Percent = 15 }] };
        var report = Try(draft, Tent(ReasonCode.ChangedMind), Tent(ReasonCode.Defective, "A"));
        (report.Baseline, report.Draft, report.Returns, report.ReturnsChanged).ShouldBe(("plain-1", "draft", 2L, 1L));
        report.Total.ShouldHaveSingleItem().ShouldBe(new MoneyShift("ALL", Shop.Eur, 1, 200, 185, 0, 0));
        report.Total[0].Difference.ShouldBe(-15);
        report.ByReason.ShouldBe([new MoneyShift("CHANGED_MIND", Shop.Eur, 1, 100, 85, 0, 0), new MoneyShift("DEFECTIVE", Shop.Eur, 0, 100, 100, 0, 0)]);
        report.ByCategory.Single().Group.ShouldBe("GENERAL");
        report.ByChannel.Single().Group.ShouldBe("shopify-eu");
        report.DecisionsChanged.ShouldBe(new Dictionary<DecisionKind, long> { [DecisionKind.Credit] = 1 });
        var change = report.Examples.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (change.Before, change.After).ShouldBe(("100.00 released, 0.00 held", "85.00 released, 0.00 held"));
    }

    [Fact]
    public void A_lower_approval_limit_shows_what_would_wait()
    {
        var draft = Baseline with { Version = "draft", Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 2 }] };
        var report = Try(draft, Tent(ReasonCode.ChangedMind));
        report.Total.Single().ShouldBe(new MoneyShift("ALL", Shop.Eur, 1, 100, 0, 0, 100));
        report.Examples.Single().Changes.Single(c => c.Kind == DecisionKind.Approval).After.ShouldBe("VALUE_OVER_LIMIT + SECOND_APPROVAL_NEEDED, 2 approver(s)");
    }

    [Fact]
    public void Another_disposition_changes_no_money()
    {
        var draft = Baseline with { Version = "draft", Dispositions = [new DispositionRule { Id = "out", Disposition = Disposition.Donate }] };
        var report = Try(draft, Tent(ReasonCode.ChangedMind));
        report.DecisionsChanged.ShouldBe(new Dictionary<DecisionKind, long> { [DecisionKind.Disposition] = 1 });
        report.Total.Single().Difference.ShouldBe(0);
        report.Examples.Single().Changes.Single().ShouldBe(new DecisionChange(DecisionKind.Disposition, report.Examples.Single().Changes.Single().About, "1 × RESTOCK", "1 × DONATE"));
    }

    [Fact]
    public void A_persons_approval_is_left_out_on_both_sides()
    {
        var baseline = Baseline with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] };
        var shop = Tent(ReasonCode.ChangedMind, policy: baseline);
        shop.Approve();
        shop.Released.ShouldBe(100);
        var report = Try(baseline with { Version = "same" }, baseline, shop);
        report.ReturnsChanged.ShouldBe(0);
        report.Total.Single().ShouldBe(new MoneyShift("ALL", Shop.Eur, 0, 0, 0, 100, 100));
    }

    [Fact]
    public void A_rejection_and_a_settled_reason_stand_under_every_policy()
    {
        var baseline = Baseline with { Approval = [new ApprovalRule { Id = "over-50", Over = 50, Approvers = 1 }] };
        var rejected = Tent(ReasonCode.ChangedMind, policy: baseline);
        rejected.Reject();
        var settled = Tent(ReasonCode.SafetyOrHealth);
        settled.Play(new ReasonSettled("rl-1", ReasonCode.Defective), by: Actor.Person("rosa"));
        var report = Try(Baseline with { Version = "draft" }, baseline, rejected, settled);
        report.ByReason.Select(r => (r.Group, r.ReleasedAfter)).ShouldBe([("DEFECTIVE", 100m)]);
    }

    [Fact]
    public void Two_returns_of_one_order_line_are_not_credited_twice_under_either_policy()
    {
        var report = Try(Baseline with { Version = "draft" }, Tent(ReasonCode.ChangedMind), Tent(ReasonCode.ChangedMind));
        report.Total.Single().ReleasedAfter.ShouldBe(100);
    }

    [Fact]
    public void Examples_are_the_returns_with_the_most_money_and_tallies_of_parts_add_up()
    {
        var draft = Baseline with { Version = "draft", RestockingFees = [new RestockingFeeRule { Id = "fee", Percent = 10 }] };
        var one = new WhatIfTally(Baseline, draft, 2);
        var two = new WhatIfTally(Baseline, draft, 2);
        foreach (var paid in new[] { 50m, 300m }) one.Add(Tent(ReasonCode.ChangedMind, $"o{paid}", paid: paid).State);
        foreach (var paid in new[] { 200m, 400m }) two.Add(Tent(ReasonCode.ChangedMind, $"o{paid}", paid: paid).State);
        one.Add(two);
        var report = one.Report();
        report.Examples.Select(e => e.Moved).ShouldBe([40m, 30m]);
        (report.Returns, report.ReturnsChanged, report.Total.Single().Difference).ShouldBe((4L, 4L, -95m));
    }

    private static WhatIfReport Try(PolicyDocument draft, params Shop[] shops) => Try(draft, Baseline, shops);

    private static WhatIfReport Try(PolicyDocument draft, PolicyDocument baseline, params Shop[] shops)
    {
        var tally = new WhatIfTally(baseline, draft, 20);
        foreach (var shop in shops) tally.Add(shop.State);
        return tally.Report();
    }

    private static Shop Tent(ReasonCode reason, string order = "6100", PolicyDocument? policy = null, decimal paid = 100)
    {
        var shop = new Shop(policy);
        var header = Shop.Header with { OrderId = order };
        shop.Play(new ReturnAuthorisationReported(header, [Shop.Line("rl-1", "ol-1", 1, reason)]));
        shop.Play(new OrderReported(Shop.OrderOf(Shop.OrderLine("ol-1", "TENT-2P", 1, paid)) with { OrderId = order }));
        shop.Inspect(1, Grade.B);
        return shop;
    }
}
