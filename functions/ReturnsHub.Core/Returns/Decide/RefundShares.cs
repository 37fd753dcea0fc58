using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Spreads the money a refund moved over what it says it is for. The two differ by fees and discrepancies; the difference is
/// spread in proportion, cents by largest remainder, so that the parts add up to the money.
/// </summary>
internal static class RefundShares
{
    public static IReadOnlyList<(string Key, Money Amount, int Quantity)> Of(RefundReport refund, Func<string, bool> isOrderLine)
    {
        if (refund.Moved.Amount <= 0) return [];
        var parts = refund.Lines
            .Select(l => (Key: isOrderLine(l.OrderLineId) ? l.OrderLineId : CreditBucket.Other, Weight: Math.Max(0, l.Amount.Amount), l.Quantity))
            .ToList();
        if (refund.Shipping is { Amount: > 0 } shipping) parts.Add((CreditBucket.Shipping, shipping.Amount, 0));
        if (parts.Sum(p => p.Weight) == 0) parts = [(CreditBucket.Other, 1, 0)];
        var amounts = Split(refund.Moved, [.. parts.Select(p => p.Weight)]);
        return [.. parts.Select((p, i) => (p.Key, amounts[i], p.Quantity))];
    }

    /// <summary>Splits an amount in proportion to weights; the parts add up to the amount (largest-remainder rule).</summary>
    public static IReadOnlyList<Money> Split(Money amount, IReadOnlyList<decimal> weights)
    {
        var smallest = new decimal(1, 0, 0, false, (byte)amount.Currency.Decimals);
        var sum = weights.Sum();
        var exact = weights.Select(w => amount.Amount * w / sum / smallest).ToList();
        var parts = exact.Select(Math.Floor).ToList();
        var left = (int)(amount.Amount / smallest - parts.Sum());
        foreach (var i in Enumerable.Range(0, weights.Count).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left)) parts[i]++;
        return [.. parts.Select(p => new Money(p * smallest, amount.Currency))];
    }
}
