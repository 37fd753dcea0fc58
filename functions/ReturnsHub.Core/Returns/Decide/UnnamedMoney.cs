using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Money that went back without naming an order line was paid for the order's lines all the same. What was credited that way cannot be
/// credited again on the lines when the goods arrive: together they never exceed what the lines cost.
/// </summary>
internal static class UnnamedMoney
{
    public const string Rule = "credit.over-refundable";

    /// <summary>The buckets of lines, each with no more to credit than unnamed money leaves. Where that is less than its goods are worth, a person decides.</summary>
    public static IReadOnlyList<CreditBucket> Limit(IReadOnlyList<CreditBucket> lines, ReturnState state, OrderReport order, Surroundings around)
    {
        var zero = Money.Zero(order.Currency);
        var unnamed = Booked.Released(state, CreditBucket.Other, zero).Amount + Booked.Elsewhere(around, CreditBucket.Other, zero);
        if (unnamed.IsZero) return lines;
        var paid = order.Lines.Where(l => l.Quantity > 0).DistinctBy(l => l.OrderLineId)
            .Aggregate(zero, (sum, l) => sum + Money.Max(zero, l.Paid - Booked.Elsewhere(around, l.OrderLineId, zero)));
        var room = Money.Max(zero, paid - unnamed - lines.Aggregate(zero, (sum, b) => sum + b.Released.Amount));
        var limited = new List<CreditBucket>(lines.Count);
        foreach (var bucket in lines)
        {
            var more = bucket.Due(Money.Max(bucket.Expected.Amount, bucket.Refunded.Amount));
            var given = Money.Min(more, room);
            room -= given;
            limited.Add(given == more ? bucket : Held(bucket, bucket.Released.Amount + given));
        }

        return limited;
    }

    private static CreditBucket Held(CreditBucket bucket, Money refundable) => bucket with
    {
        Refundable = refundable,
        Clean = Worth.Nothing(refundable.Currency),
        Disputes = [.. bucket.Disputes, (HoldCode.OverRefundable, Rule)],
    };
}
