using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What of the order's outbound shipping goes back with the goods. A consumer's withdrawal from the whole order refunds it in full
/// (directive 2011/83/EU article 13(1), https://eur-lex.europa.eu/eli/dir/2011/83/oj), whatever the policy says.
/// </summary>
internal static class ShippingRefunds
{
    /// <summary>The shipping that units up to a kind bring back.</summary>
    /// <param name="order">The order.</param>
    /// <param name="lines">Every line of the order.</param>
    /// <param name="kind">How far the units must be.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="withdrawn">Whether the customer withdrew from the purchase by law.</param>
    public static Money Of(OrderReport order, IReadOnlyList<OrderLineStanding> lines, PieceKind kind, PolicyDocument policy, bool withdrawn)
    {
        var zero = Money.Zero(order.Currency);
        if (order.ShippingPaid is not { Amount: > 0 } paid || lines.All(l => l.Units(kind) == 0)) return zero;
        var whole = OrderLineStanding.IsWhole(lines, kind);
        if (withdrawn && whole) return paid;
        if (lines.Any(l => l.Units(kind, p => Rule(l, p, policy, whole) == ShippingRefund.All) > 0)) return paid;
        var shares = Allocation.Split(paid, [.. lines.Select(l => l.Sold.Paid.Amount)]);
        return lines.Select((l, i) => Allocation.FirstUnits(shares[i], l.Sold.Quantity, l.Units(kind, p => Rule(l, p, policy, whole) == ShippingRefund.Proportional)))
            .Aggregate(zero, (sum, part) => sum + part);
    }

    public static IEnumerable<string> Rules(IReadOnlyList<OrderLineStanding> lines, PolicyDocument policy, bool withdrawn) =>
    [
        .. withdrawn ? ["withdrawal.shipping"] : Array.Empty<string>(),
        .. lines.SelectMany(l => l.Pieces.Where(p => p.Reason is not null).Select(p => CreditTableRules.ShippingFor(policy, l.Scope, p.Reason!.Value).RuleId)).OfType<string>(),
    ];

    private static ShippingRefund Rule(OrderLineStanding line, Piece piece, PolicyDocument policy, bool whole)
    {
        if (piece.Reason is not { } reason) return ShippingRefund.None;
        var (refund, wholeOnly, _) = CreditTableRules.ShippingFor(policy, line.Scope, reason);
        return wholeOnly && !whole ? ShippingRefund.None : refund;
    }
}
