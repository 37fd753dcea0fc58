using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Comparing;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Policies.Comparing;

/// <summary>
/// Thousands of random pairs of policies over a small world, in which every question can be asked: when the comparison finds no
/// loosening, no question has a looser answer under the new policy.
/// </summary>
public class ComparisonSoundnessTests
{
    private static readonly string?[] Segments = [null, "s", "t"];
    private static readonly string?[] Skus = [null, "X", "Y"];
    private static readonly decimal[] Values = [0, 10, 10.01m, 20, 20.01m, 30, 30.01m];
    private static readonly Grade[] Grades = [Grade.A, Grade.B];

    [Fact]
    public void A_change_that_is_not_reported_as_loosening_gives_no_question_a_looser_answer()
    {
        var random = new Random(20261121);
        var (tightening, loosening) = (0, 0);
        for (var round = 0; round < 6000; round++)
        {
            var old = Policy(random);
            var now = Changed(old, random);
            var comparison = PolicyComparison.Of(old, now);
            if (comparison.Loosens)
            {
                loosening++;
                continue;
            }

            tightening += comparison.Changes.Count > 0 ? 1 : 0;
            Looser(old, now).ShouldBeNull($"{string.Join('\n', comparison.Changes)} in round {round}");
        }

        tightening.ShouldBeGreaterThan(600);
        loosening.ShouldBeGreaterThan(600);
    }

    private static string? Looser(PolicyDocument old, PolicyDocument now)
    {
        foreach (var scope in from segment in Segments from sku in Skus select new PolicyScope { Segment = segment, Sku = Sku.From(sku) })
        {
            foreach (var value in Values)
            {
                if (PolicyRules.InspectionFor(old, scope, value).Required && !PolicyRules.InspectionFor(now, scope, value).Required) return $"inspection {scope} {value}";
                if (PolicyRules.ApprovalFor(old, [scope], value).Approvers > PolicyRules.ApprovalFor(now, [scope], value).Approvers) return $"approval {scope} {value}";
                if (PolicyRules.ReturnlessFor(old, scope, ReasonCode.Color, value) is null && PolicyRules.ReturnlessFor(now, scope, ReasonCode.Color, value) is not null) return $"returnless {scope} {value}";
            }

            foreach (var grade in Grades)
            {
                if (PolicyRules.FeeFor(old, scope, ReasonCode.Color, grade).Percent > PolicyRules.FeeFor(now, scope, ReasonCode.Color, grade).Percent) return $"fee {scope} {grade}";
                var (was, becomes) = (PolicyRules.DispositionFor(old, scope, grade, ReasonCode.Color).Disposition, PolicyRules.DispositionFor(now, scope, grade, ReasonCode.Color).Disposition);
                if (was != becomes && becomes != Disposition.Quarantine) return $"disposition {scope} {grade}";
            }

            if (PolicyRules.FeeFor(old, scope, ReasonCode.Color, null).Percent > PolicyRules.FeeFor(now, scope, ReasonCode.Color, null).Percent) return $"fee {scope} ungraded";
        }

        return null;
    }

    private static PolicyDocument Policy(Random random) => new()
    {
        Version = "old",
        Inspection = Rules(random, i => Scoped(random, new InspectionRule { Id = $"i{i}", UnitValueUpTo = Limit(random), Required = random.Next(2) == 0 })),
        Approval = Rules(random, i => Scoped(random, new ApprovalRule { Id = $"a{i}", Over = Limit(random) ?? 0, Approvers = random.Next(1, 3) })),
        RestockingFees = Rules(random, i => Scoped(random, new RestockingFeeRule { Id = $"f{i}", Grades = Some(random, Grades), Percent = random.Next(0, 3) * 10 })),
        Dispositions = Rules(random, i => Scoped(random, new DispositionRule { Id = $"d{i}", Grades = Some(random, Grades), Disposition = random.Next(2) == 0 ? Disposition.Quarantine : Disposition.Restock })),
        Returnless = Rules(random, i => Scoped(random, new ReturnlessRule { Id = $"r{i}", LineValueUpTo = Limit(random) ?? 40 })),
    };

    /// <summary>One table changed: rules come, go, change places or become another.</summary>
    private static PolicyDocument Changed(PolicyDocument old, Random random)
    {
        var other = Policy(random);
        return random.Next(5) switch
        {
            0 => old with { Version = "new", Inspection = Mixed(random, old.Inspection, other.Inspection, r => r.Id) },
            1 => old with { Version = "new", Approval = Mixed(random, old.Approval, other.Approval, r => r.Id) },
            2 => old with { Version = "new", RestockingFees = Mixed(random, old.RestockingFees, other.RestockingFees, r => r.Id) },
            3 => old with { Version = "new", Dispositions = Mixed(random, old.Dispositions, other.Dispositions, r => r.Id) },
            _ => old with { Version = "new", Returnless = Mixed(random, old.Returnless, other.Returnless, r => r.Id) },
        };
    }

    private static List<T> Mixed<T>(Random random, IReadOnlyList<T> old, IReadOnlyList<T> other, Func<T, string> id)
    {
        var rules = old.ToList();
        foreach (var _ in Enumerable.Range(0, random.Next(1, 3)))
        {
            var (index, kind) = (random.Next(rules.Count + 1), random.Next(4));
            if (kind == 0 && other.Where(o => rules.TrueForAll(r => id(r) != id(o))).ToList() is [var come, ..]) rules.Insert(index, come);
            if (index >= rules.Count) continue;
            if (kind == 1) rules.RemoveAt(index);
            else if (kind == 2 && other.FirstOrDefault(o => id(o) == id(rules[index])) is { } changed) rules[index] = changed;
            else if (kind == 3) rules.Reverse(0, index + 1);
        }

        return rules;
    }

    private static List<T> Rules<T>(Random random, Func<int, T> rule) => [.. Enumerable.Range(0, random.Next(0, 5)).OrderBy(_ => random.Next()).Select(rule)];

    private static T Scoped<T>(Random random, T rule)
        where T : ScopedRule => rule with { Segments = Some(random, ["s", "t"]), Skus = Some(random, ["X", "Y"]) };

    private static List<T> Some<T>(Random random, IReadOnlyList<T> all) => random.Next(2) == 0 ? [] : [.. all.Where(_ => random.Next(2) == 0)];

    private static decimal? Limit(Random random) => random.Next(4) is > 0 and var tens ? tens * 10 : null;
}
