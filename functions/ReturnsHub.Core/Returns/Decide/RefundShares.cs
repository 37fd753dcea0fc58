using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Spreads the money a refund moved over what it says it is for. The two differ by fees and discrepancies; the difference is
/// spread in proportion, so that the parts add up to the money.
/// </summary>
internal static class RefundShares
{
    public static IReadOnlyList<(string Key, Money Amount, int Quantity)> Of(RefundReport refund, Func<string, bool> isOrderLine, Credit? own = null)
    {
        if (refund.Moved.Amount <= 0) return [];
        if (own is not null) return OwnRefunds.Shares(refund, own);
        var parts = refund.Lines
            .Select(l => (Key: isOrderLine(l.OrderLineId) ? l.OrderLineId : CreditBucket.Other, Weight: Math.Max(0, l.Amount.Amount), l.Quantity))
            .ToList();
        if (refund.Shipping is { Amount: > 0 } shipping) parts.Add((CreditBucket.Shipping, shipping.Amount, 0));
        if (refund.Duties is { Amount: > 0 } duties) parts.Add((CreditBucket.Duties, duties.Amount, 0));
        if (parts.Sum(p => p.Weight) == 0) parts = [(CreditBucket.Other, 1, 0)];
        var amounts = Allocation.Split(refund.Moved, [.. parts.Select(p => p.Weight)]);
        return [.. parts.Select((p, i) => (p.Key, amounts[i], p.Quantity))];
    }
}
