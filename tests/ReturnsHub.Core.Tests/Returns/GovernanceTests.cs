using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>
/// Promise 5, over every sequence of up to four commands: no credit that the policy wants approved is released without its
/// approvals, each by another person and none by somebody who asked for the return or handled its goods.
/// </summary>
public class GovernanceTests
{
    private const int Longest = 4;

    private static readonly (string Name, Action<Shop, int> Play)[] Commands =
    [
        ("approve by A", (shop, _) => Approve(shop, "anna")),
        ("approve by B", (shop, _) => Approve(shop, "bert")),
        ("approve by requester", (shop, _) => Approve(shop, "carl")),
        ("reject", (shop, _) => Decide(shop, (id, hash) => new CreditRejection(id, hash, "NO"), "anna")),
        ("inspect better grade", (shop, at) => Inspect(shop, Grade.A, at)),
        ("inspect worse grade", (shop, at) => Inspect(shop, Grade.D, at)),
        ("refund webhook", (shop, at) => shop.Refund(60, $"ref-{at}")),
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void No_credit_is_released_without_the_approvals_the_policy_asks_for(int approvers, int needed)
    {
        var policy = Policies.Plain with
        {
            Approval = approvers == 0 ? [] : [new ApprovalRule { Id = "over-50", Over = 50, Approvers = approvers }],
            RestockingFees = [new RestockingFeeRule { Id = "worn", Grades = [Grade.B], Percent = 10 }, new RestockingFeeRule { Id = "broken", Grades = [Grade.D], Percent = 50 }],
        };
        var (sequences, released) = (0, 0);
        foreach (var sequence in Sequences())
        {
            var shop = Start(policy);
            for (var i = 0; i < sequence.Length; i++) Commands[sequence[i]].Play(shop, i);
            var name = string.Join(", ", sequence.Select(c => Commands[c].Name));
            sequences++;
            released += Check(shop, needed, name);
        }

        sequences.ShouldBe(7 + 49 + 343 + 2401);
        released.ShouldBeGreaterThan(100, "the sequences must reach releases, else nothing was shown");
    }

    /// <summary>Checks a return and counts the credits the hub released on its own account.</summary>
    private static int Check(Shop shop, int needed, string sequence)
    {
        string[] mayNot = ["carl", "rita", "ina"];
        var ours = 0;
        foreach (var (e, i) in shop.Stream.Select((e, i) => (e.Data as CreditReleased, i)).Where(e => e.Item1 is { Origin: CreditOrigin.Entitlement }))
        {
            ours++;
            var people = e!.ApprovedBy;
            people.Count.ShouldBeGreaterThanOrEqualTo(needed, sequence);
            people.ShouldBeUnique(sequence);
            people.ShouldAllBe(p => p.Kind == ActorKind.Person && !mayNot.Contains(p.Id), sequence);
            // Each of them approved this very content: nothing about the credit changed between approval and release.
            var before = shop.Stream.Take(i).Select(r => r.Data).ToList();
            var lastChange = before.FindLastIndex(d => d is CreditProposed p && p.CreditId == e.CreditId || d is CreditRevised r && r.CreditId == e.CreditId);
            before.Skip(lastChange).OfType<CreditApproved>().Count(a => a.CreditId == e.CreditId).ShouldBe(people.Count, sequence);
        }

        shop.Released.ShouldBeLessThanOrEqualTo(100m, sequence);
        shop.State.Credits.Count(c => c.Status == CreditStatus.Held).ShouldBeLessThanOrEqualTo(1, sequence);
        return ours;
    }

    private static Shop Start(PolicyDocument policy)
    {
        var shop = new Shop(policy);
        shop.Play(new ReturnRequestReported(Shop.Header, [Shop.Line("rl-1", "ol-1", 1, ReasonCode.ChangedMind)]), Shop.Day, Actor.Person("carl"));
        shop.Authorise();
        shop.Order(paid: 100);
        shop.Receive();
        if (policy.Approval.Count > 0) Inspect(shop, Grade.B, -1);
        return shop;
    }

    private static void Approve(Shop shop, string by) => Decide(shop, (id, hash) => new CreditApproval(id, hash), by);

    private static void Decide(Shop shop, Func<string, string, FactBody> command, string by)
    {
        var credit = shop.State.Credits is [.., var last] ? last : null;
        shop.Play(command(credit?.CreditId ?? "CR-1", credit?.ContentHash ?? ""), by: Actor.Person(by));
    }

    private static void Inspect(Shop shop, Grade grade, int at) => shop.Play(
        new InspectionReported("INS-1", [new GoodsLineReport { Quantity = 1, Condition = Condition.Used, Grade = grade }]), Shop.Day.AddDays(2).AddHours(at), Actor.Person("ina"));

    private static IEnumerable<int[]> Sequences()
    {
        var shorter = new List<int[]> { Array.Empty<int>() };
        for (var length = 1; length <= Longest; length++)
        {
            shorter = [.. shorter.SelectMany(s => Enumerable.Range(0, Commands.Length).Select(c => (int[])[.. s, c]))];
            foreach (var sequence in shorter) yield return sequence;
        }
    }
}
