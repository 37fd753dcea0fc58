using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>May the lines of the return come back? Each line is decided on its own; the return is eligible when all of them are.</summary>
internal static class EligibilityRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy, Surroundings around)
    {
        if (state.Order is not { } order || state.Authorisation.RequestedAt is not { } requestedAt) yield break;
        var beyond = UnitsAsked.Beyond(state, goods, around.RequestedElsewhere);
        var lines = goods.Lines.Where(l => l.Expected > 0)
            .Select(l => Line(LineCase.Of(state, order, requestedAt, l, beyond.GetValueOrDefault(l.LineId), policy)))
            .ToList();
        var eligible = lines.TrueForAll(l => l.Verdict == EligibilityVerdict.Eligible);
        var rules = lines.Count == 0 ? ["lines.none"] : lines.SelectMany(l => l.Decision.Rules).Distinct(StringComparer.Ordinal).ToList();
        if (state.Eligibility is { } known && known.Eligible == eligible && known.Decision.Rules.SequenceEqual(rules) && Same(known.Lines, lines)) yield break;
        yield return new EligibilityDecided(eligible, Trace.Of(
            policy,
            rules,
            ("requestedAt", requestedAt),
            ("deliveredAt", order.DeliveredAt),
            ("windowDays", policy.ReturnWindowDays)))
        {
            Lines = lines,
        };
    }

    private static LineEligibility Line(LineCase line)
    {
        var (covered, withdrawal) = WithdrawalCover.Of(line);
        var (path, findings) = covered ? (EligibilityPath.Withdrawal, []) : Standard(line);
        IReadOnlyList<Finding> all = [.. findings, .. new[] { LineChecks.Announced(line), LineChecks.Quantity(line) }.OfType<Finding>()];
        return new LineEligibility
        {
            LineId = line.Goods.LineId,
            Verdict = all.Select(f => f.Verdict).Append(EligibilityVerdict.Eligible).Max(),
            Path = path,
            Holds = [.. all.Where(f => f.Hold is not null).Select(f => new CreditHold(f.Hold!.Value, f.Rule)).DistinctBy(h => h.Code).OrderBy(h => h.Code)],
            UnitsBeyond = line.UnitsBeyond,
            Decision = Trace.Of(
                line.Policy,
                [.. all.Select(f => f.Rule), .. withdrawal is null ? Array.Empty<string>() : [withdrawal]],
                ("reason", line.Reason),
                ("category", line.Scope.Category),
                ("requestedAt", line.RequestedAt),
                ("deliveredAt", line.DeliveredAt),
                ("windowDays", EligibilityLookups.WindowFor(line.Policy, line.Scope, line.Reason).Days),
                ("finalSale", line.Sold?.FinalSale == true ? "true" : null),
                ("unitsAsked", line.Goods.Expected),
                ("unitsSold", line.Sold?.Quantity),
                ("unitsBeyond", line.UnitsBeyond),
                ("declaredAt", line.Withdrawal?.Declarations.Min(d => d.At)),
                ("withdrawalUntil", line.Withdrawal is null || line.DeliveredAt is not { } delivered ? null : WithdrawalPeriod.EndOf(delivered))),
        };
    }

    private static (EligibilityPath Path, IReadOnlyList<Finding> Findings) Standard(LineCase line)
    {
        var (path, window) = LineChecks.Window(line);
        return (path, [.. window, .. new[] { LineChecks.FinalSale(line), LineChecks.Restricted(line), LineChecks.Proof(line) }.OfType<Finding>()]);
    }

    private static bool Same(IReadOnlyList<LineEligibility> known, IReadOnlyList<LineEligibility> now) =>
        known.Count == now.Count && known.Zip(now).All(p =>
            p.First.LineId == p.Second.LineId
            && p.First.Verdict == p.Second.Verdict
            && p.First.Path == p.Second.Path
            && p.First.UnitsBeyond == p.Second.UnitsBeyond
            && p.First.Holds.SequenceEqual(p.Second.Holds)
            && p.First.Decision.Rules.SequenceEqual(p.Second.Decision.Rules));
}
