using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Writes what is due on each bucket as the lines of a credit. Net and tax add up to the amount, the fees to the fee.</summary>
internal static class CreditLines
{
    /// <param name="worth">The return's buckets.</param>
    /// <param name="due">What to credit of a bucket; nothing gives no line.</param>
    /// <param name="of">The total it leads to, for units and fees.</param>
    public static IReadOnlyList<CreditLine> Of(CreditWorth worth, Func<CreditBucket, Money> due, Func<CreditBucket, Worth> of) =>
        [.. worth.Buckets.Select(b => (Bucket: b, Amount: due(b))).Where(l => l.Amount.Amount > 0).Select(l => Line(l.Bucket, l.Amount, of(l.Bucket)))];

    private static CreditLine Line(CreditBucket bucket, Money amount, Worth total)
    {
        var tax = bucket.TaxOf(amount);
        var fee = Money.Max(Money.Zero(amount.Currency), total.Fee - bucket.Released.Fee);
        return new CreditLine
        {
            OrderLineId = bucket.Key,
            Sku = bucket.Sku,
            Quantity = Math.Max(0, total.Quantity - bucket.Released.Quantity),
            Amount = amount,
            Tax = tax,
            Fee = fee,
            Net = amount - tax,
            Fees = CreditFees.Added(total.Fees, bucket.Released.Fees, fee),
        };
    }
}
