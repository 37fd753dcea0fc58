using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>A return line's part of the fee of its return.</summary>
internal sealed record ReturnFeeShare(string LineId, Money Amount, string Rule);

/// <summary>
/// Spreads the fee of a return over its lines, by the worth of what each asks for. A line that is not the customer's to bear keeps
/// its part for the merchant, so that no line waits for another line's reason.
/// </summary>
internal static class ReturnFees
{
    public static IReadOnlyList<ReturnFeeShare> Of(
        ReturnState state, IReadOnlyList<(GoodsOfLine Line, OrderLineStanding Order)> lines, PolicyDocument policy, Currency currency)
    {
        // Who paid the parcel themselves is not charged for a label.
        if (lines.Count == 0 || policy.ReturnFees.Count == 0 || state.ReturnShipping.Any(p => p.Paid.Amount > 0)) return [];
        var weights = Weights(lines);
        var shares = new List<ReturnFeeShare>();
        foreach (var ((line, order), i) in lines.Select((l, i) => (l, i)))
        {
            if (line.Line.Reason is not { } reason || order.Pieces.Any(p => p.LineId == line.LineId && p.Returnless)) continue;
            var (amount, rule) = CreditTableRules.ReturnFeeFor(policy, order.Scope, reason.Code);
            if (rule is not null) shares.Add(new ReturnFeeShare(line.LineId, Allocation.Split(Money.Rounded(amount, currency), weights)[i], rule));
        }

        return shares;
    }

    /// <summary>What each return line asks for is worth.</summary>
    public static IReadOnlyList<decimal> Weights(IReadOnlyList<(GoodsOfLine Line, OrderLineStanding Order)> lines) =>
        [.. lines.Select(l => l.Order.Shares.First(l.Line.Expected).Amount)];
}
