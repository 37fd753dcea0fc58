using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Whether a declared withdrawal carries a line. Where it does not (too late, another part of the order, goods without the right),
/// the shop's own policy decides as for any other return.
/// </summary>
internal static class WithdrawalCover
{
    /// <summary>Whether the line is covered, and the rule that says so or why not; no rule where nothing was declared.</summary>
    public static (bool Covered, string? Rule) Of(LineCase line)
    {
        if (line.Withdrawal is not { } withdrawal) return (false, null);
        var inScope = withdrawal.Declarations.Where(d => d.Lines.Count == 0 || Named(d, line) > 0).OrderBy(d => d.At).ToList();
        if (inScope.Count == 0) return (false, "withdrawal.other-lines");
        if (!WithdrawalPeriod.AppliesIn(line.Scope.Country)) return (false, "withdrawal.not-eu");
        var inTime = inScope.Where(d => line.DeliveredAt is not { } delivered || d.At < WithdrawalPeriod.EndOf(delivered)).ToList();
        if (inTime.Count == 0) return (false, "withdrawal.late");
        if (inTime.TrueForAll(d => d.Lines.Count > 0) && inTime.Sum(d => Named(d, line)) < line.Goods.Expected) return (false, "withdrawal.fewer-units");
        if (EligibilityLookups.ExclusionFor(line.Policy, line.Scope) is { } exclusion && !(exclusion.UnlessSealed && Sealed(line.Goods)))
            return (false, exclusion.Id);
        return (true, "withdrawal.in-time");
    }

    private static int Named(WithdrawalDeclared declared, LineCase line)
    {
        var id = line.Sold?.OrderLineId ?? line.Goods.Line.Requested.OrderLineId;
        return declared.Lines.Where(l => string.Equals(l.OrderLineId, id, StringComparison.Ordinal)).Sum(l => l.Quantity);
    }

    // Only when every unit is known to be sealed: a unit released on the word of another would depend on which was looked at first.
    private static bool Sealed(GoodsOfLine goods) =>
        goods.InspectedQuantity >= goods.Expected
        && goods.Inspected.TrueForAll(u => u.Condition == Condition.Sealed)
        && goods.Received.TrueForAll(r => r.Condition is Condition.Sealed or Condition.Unknown);
}
