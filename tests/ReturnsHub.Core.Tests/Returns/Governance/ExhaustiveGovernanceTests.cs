using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Core.Tests.Returns.Governance;

/// <summary>
/// Promise 5, over every sequence of up to six moves by every role, from four starts: at each release an oracle that knows only who
/// did what says whether the approvals were there, or the glass was rightly broken.
/// </summary>
public class ExhaustiveGovernanceTests
{
    private const int Longest = 6;

    private static readonly Player[] Everybody = [.. Cast.All];

    /// <summary>Who puts holds and settles reasons: everybody who may not, and of those who may a clerk and the one with every role.</summary>
    private static readonly Player[] Holders = [Cast.Clerk, Cast.Insider, Cast.Receiver, Cast.Auditor, Cast.Administrator, Cast.Integration, Cast.System, Cast.Model];

    [Fact]
    public void From_nothing_but_an_order_with_one_approver_over_50()
    {
        var walk = Walk(Policy(1), new Oracle(1), shop => shop.Order(),
        [
            .. Letters(Move.Request, Cast.Clerk, Cast.Insider),
            .. Letters(Move.Authorise, Cast.System),
            .. Letters(Move.InspectGood, Cast.Inspector, Cast.Insider),
            .. Letters(Move.Approve, Everybody),
            .. Letters(Move.BreakGlass, Everybody),
            .. Letters(Move.Settle, Holders),
            .. Letters(Move.Pass73Hours, Cast.System),
        ]);
        Covered(walk, sequences: 3_000_000_000, states: 1_500, ("approval.given", 500), ("break-glass", 300));
        walk.Refusals.ShouldBe(["credit-not-held", "credit-unknown", "line-unknown", "not-a-person", "not-permitted", "self-approval", "self-break-glass"], ignoreOrder: true);
    }

    [Fact]
    public void From_inspected_goods_with_two_approvers_over_50_and_a_controller_among_them()
    {
        var start = new Oracle(2, Role.Controller) { Authorised = true, Goods = Move.InspectGood, Requested = ["CARL"], Handled = ["INA"] };
        var walk = Walk(Policy(2, Role.Controller), start, Inspected(Grade.A, Condition.Opened),
        [
            .. Letters(Move.Approve, Everybody),
            .. Letters(Move.BreakGlass, Everybody),
            .. Letters(Move.Reject, Everybody),
            .. Letters(Move.Place, Holders),
            .. Letters(Move.LiftManual, Everybody),
            .. Letters(Move.InspectWorn, Cast.Insider),
            .. Letters(Move.Disposition, Cast.Approver),
            .. Letters(Move.Pass73Hours, Cast.System),
        ]);
        Covered(walk, sequences: 38_000_000_000, states: 4_000, ("approval.given", 400), ("break-glass", 1_000));
        walk.Refusals.ShouldBe(
            ["already-approved", "credit-not-held", "hold-not-standing", "hold-stands", "not-a-person", "not-permitted", "second-approval-needs-role", "self-approval", "self-break-glass", "self-lift"],
            ignoreOrder: true);
    }

    [Fact]
    public void From_wrong_goods_without_any_limit()
    {
        var start = new Oracle(0, Proposer: Cast.Approver) { Authorised = true, Goods = Move.InspectWrong, Requested = ["CARL"], Handled = ["INA"] };
        var walk = Walk(Policy(0), start, Inspected(Grade.U, Condition.WrongGoods),
        [
            .. Letters(Move.LiftDispute, Everybody),
            .. Letters(Move.Approve, Everybody),
            .. Letters(Move.Place, Holders),
            .. Letters(Move.LiftManual, Everybody),
            .. Letters(Move.InspectGood, Cast.Inspector),
            .. Letters(Move.InspectWrong, Cast.Insider),
            .. Letters(Move.Disposition, Cast.Controller),
            .. Letters(Move.Reject, Everybody),
            .. Letters(Move.Pass73Hours, Cast.System),
        ]);
        Covered(walk, sequences: 40_000_000_000, states: 1_500, ("approval.given", 100), ("hold.lifted", 100), ("fee.none", 50));
        walk.Refusals.ShouldBe(["credit-not-held", "hold-not-standing", "hold-stands", "not-a-person", "not-permitted", "self-approval", "self-lift"], ignoreOrder: true);
    }

    [Fact]
    public void From_accepted_goods_without_any_limit()
    {
        var start = new Oracle(0) { Authorised = true, Requested = ["CARL"] };
        var walk = Walk(Policy(0), start, Accepted,
        [
            .. Letters(Move.Place, Holders),
            .. Letters(Move.LiftManual, Everybody),
            .. Letters(Move.InspectGood, Cast.Inspector),
            .. Letters(Move.InspectWorn, Cast.Inspector),
            .. Letters(Move.InspectWrong, Cast.Inspector),
            .. Letters(Move.RefundPending, Cast.System),
            .. Letters(Move.Approve, Everybody),
            .. Letters(Move.BreakGlass, Everybody),
            .. Letters(Move.Acknowledge, Everybody),
        ]);
        Covered(walk, sequences: 47_000_000_000, states: 2_000, ("fee.none", 200), ("worn", 50), ("approval.given", 300), ("break-glass", 800));
        walk.Refusals.ShouldContain("self-acknowledgement");
    }

    private static EverySequence Walk(PolicyDocument policy, Oracle oracle, Action<Shop> start, IReadOnlyList<Letter> alphabet)
    {
        var shop = new Shop(policy);
        start(shop);
        var walk = new EverySequence(alphabet, policy, new Surroundings { PolicyProposedBy = oracle.Proposer?.Actor });
        walk.Walk(shop.State, oracle, Longest);
        walk.Sequences.ShouldBe(Enumerable.Range(1, Longest).Aggregate(Int128.Zero, (sum, length) => sum + Power(alphabet.Count, length)), "a sequence was left out");
        return walk;
    }

    /// <summary>Keeps the walk from becoming hollow: so many sequences, states and releases there must be.</summary>
    private static void Covered(EverySequence walk, Int128 sequences, int states, params (string Rule, int Least)[] releases)
    {
        walk.Sequences.ShouldBeGreaterThan(sequences);
        walk.States.ShouldBeGreaterThan(states);
        walk.Releases.Keys.ShouldBe(releases.Select(r => r.Rule), ignoreOrder: true);
        foreach (var (rule, least) in releases) walk.Releases[rule].ShouldBeGreaterThan(least, rule);
    }

    private static Int128 Power(int number, int times) => Enumerable.Repeat((Int128)number, times).Aggregate(Int128.One, (product, n) => product * n);

    private static Action<Shop> Inspected(Grade grade, Condition condition) => shop =>
    {
        Accepted(shop);
        shop.Play(new InspectionReported("INS-1", [new GoodsLineReport { Quantity = 1, Condition = condition, Grade = grade }]), Shop.Day.AddDays(2), Cast.Inspector.Actor);
    };

    private static void Accepted(Shop shop)
    {
        shop.Order();
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind)]), Shop.Day, Cast.Clerk.Actor);
        shop.Authorise();
    }

    private static IEnumerable<Letter> Letters(Move move, params Player[] by) => by.Select(b => new Letter(move, b));

    private static PolicyDocument Policy(int approvers, Role? second = null) => Policies.Plain with
    {
        Approval = approvers == 0 ? [] : [new ApprovalRule { Id = "over-50", Over = 50, Approvers = approvers, SecondBy = second }],
        RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.B], Reasons = [ReasonCode.ChangedMind], Percent = 10 }],
    };
}
