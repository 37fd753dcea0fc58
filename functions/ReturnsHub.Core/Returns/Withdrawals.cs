using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>What a withdrawal means for a return. Read from the state; decided by the eligibility rules.</summary>
public static class Withdrawals
{
    /// <summary>The time the merchant has to pay: article 13(1) of Directive 2011/83/EU (https://eur-lex.europa.eu/eli/dir/2011/83/oj).</summary>
    public static TimeSpan RefundPeriod { get; } = TimeSpan.FromDays(14);

    /// <summary>Whether the consumer withdrew from a return line in time, and the goods are of those that have the right.</summary>
    public static bool Covers(ReturnState state, string lineId) => state.Eligibility?.Lines.Any(l =>
        l.Path == EligibilityPath.Withdrawal && string.Equals(l.LineId, lineId, StringComparison.Ordinal)) == true;

    /// <summary>
    /// Whether the consumer withdrew from everything that was ordered: then what was paid for standard delivery goes back too
    /// (article 13(1) and (2) of Directive 2011/83/EU).
    /// </summary>
    public static bool OfWholeOrder(ReturnState state) =>
        state.Withdrawal is not null && state.Order is { } order && order.Lines.Any(o => o.Quantity > 0)
        && order.Lines.Where(o => o.Quantity > 0).All(o => state.Lines
            .Where(l => Covers(state, l.Requested.LineId) && Decide.OrderLines.Find(order, l.Requested)?.OrderLineId == o.OrderLineId)
            .Sum(l => l.Requested.Quantity) >= o.Quantity);

    /// <summary>When the money is due; null while nothing was declared.</summary>
    public static DateTimeOffset? RefundDueAt(ReturnState state) => state.Withdrawal?.RefundDueAt;

    /// <summary>
    /// Whether the merchant may still keep the money back: neither have goods come nor does a carrier's report show that any were
    /// sent (article 13(3) of Directive 2011/83/EU).
    /// </summary>
    public static bool MayWithhold(ReturnState state) =>
        state.Receipts.Count == 0
        && state.Inspections.Count == 0
        && state.Parcels.All(p => p.Status is TrackingStatus.Unknown or TrackingStatus.LabelCreated or TrackingStatus.Cancelled);
}
