using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What of the order's duties goes back with the goods: each line's own duties where the source tells them, else the order's in
/// proportion to what was paid for the lines.
/// </summary>
internal static class DutyRefunds
{
    public static Money Paid(OrderReport order)
    {
        var zero = Money.Zero(order.Currency);
        return Money.Max(zero, order.DutiesPaid ?? order.Lines.Aggregate(zero, (sum, l) => sum + (l.Duties ?? zero)));
    }

    public static Money Of(OrderReport order, IReadOnlyList<OrderLineStanding> lines, PieceKind kind, PolicyDocument policy)
    {
        var zero = Money.Zero(order.Currency);
        var paid = Paid(order);
        if (paid.IsZero || lines.Count == 0 || policy.DutyRefunds.Count == 0) return zero;
        var byLine = lines.Any(l => l.Sold.Duties is { Amount: > 0 });
        var shares = Allocation.Split(paid, [.. lines.Select(l => byLine ? l.Sold.Duties?.Amount ?? 0 : l.Sold.Paid.Amount)]);
        return lines.Select((l, i) => Allocation.FirstUnits(shares[i], l.Sold.Quantity, l.Units(kind, p => Fits(l, p, policy))))
            .Aggregate(zero, (sum, part) => sum + part);
    }

    public static IEnumerable<string> Rules(IReadOnlyList<OrderLineStanding> lines, PolicyDocument policy) =>
        lines.SelectMany(l => l.Pieces.Where(p => p.Reason is not null).Select(p => CreditTableRules.DutiesFor(policy, l.Scope, p.Reason!.Value).RuleId)).OfType<string>();

    private static bool Fits(OrderLineStanding line, Piece piece, PolicyDocument policy) =>
        piece.Reason is { } reason && CreditTableRules.DutiesFor(policy, line.Scope, reason).Refunded;
}
