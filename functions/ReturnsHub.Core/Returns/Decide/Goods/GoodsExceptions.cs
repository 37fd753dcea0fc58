using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Accounting;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Goods;

/// <summary>What a person has to look at about where goods go.</summary>
internal static class GoodsExceptions
{
    public static IEnumerable<ExceptionRaised> Of(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        foreach (var held in state.Dispositions.Where(d => d.Decision.Rules.Contains("must.wipe-first", StringComparer.Ordinal)))
        {
            yield return new ExceptionRaised(
                ExceptionKind.WipePending, held.Units, Severity.Medium,
                held.Serials.Count < held.Quantity
                    ? $"{held.Quantity} device(s) hold data and not each has a serial number: none can be certified. Have them destroyed, or read the numbers."
                    : $"{held.Quantity} device(s) hold data. Wipe them and record a certificate for each serial number.");
        }

        foreach (var line in goods.Lines)
        {
            foreach (var reported in line.Reported.Where(r => Against(state, line, policy, r)))
            {
                yield return new ExceptionRaised(
                    ExceptionKind.DispositionAgainstRules, $"{line.LineId}/{CodeNames.Of(reported.Disposition)}", Severity.High,
                    $"{reported.Quantity} unit(s) were reported as {CodeNames.Of(reported.Disposition)}; such goods go to nobody.");
            }
        }

        foreach (var line in JournalRules.WithoutCost(state, goods, policy))
            yield return new ExceptionRaised(ExceptionKind.CostUnknown, line, Severity.Low, "What these units cost, or what they will bring, is not known in the order's currency; they are not journalled.");
    }

    /// <summary>Whether the warehouse did with goods what must not be done with them.</summary>
    private static bool Against(ReturnState state, GoodsOfLine line, PolicyDocument policy, DispositionLineReport reported)
    {
        if (line.Line.Reason is not { } reason) return false;
        var scope = OrderLines.Scope(policy, state.Order, OrderLines.Find(state.Order, line.Line.Requested), line.Sku);
        var grade = line.Inspected.FirstOrDefault();
        var units = new InspectedUnits("reported", reported.Quantity, grade?.Grade ?? Grade.U, grade?.Condition ?? Condition.Unknown, reported.Serials);
        if (MustRules.Quarantine(policy, scope, units, reason.Code) is not null && !MustRules.GoesToNobody(reported.Disposition)) return true;
        return MustRules.HoldsData(state, policy, scope, units) && !MustRules.KeepsData(reported.Disposition);
    }
}
