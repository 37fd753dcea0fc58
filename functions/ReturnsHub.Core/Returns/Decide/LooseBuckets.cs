using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Money that belongs to no order line: shipping out and in, duties, and what a refund does not explain.</summary>
internal static class LooseBuckets
{
    public static IEnumerable<CreditBucket> Of(
        ReturnState state,
        OrderReport order,
        ILookup<string, (string Key, Money Amount, int Quantity)> refunds,
        IReadOnlyList<CreditBucket> priced,
        IReadOnlyList<OrderLineStanding> lines,
        IReadOnlyList<(GoodsOfLine Line, OrderLineStanding Order)> asked,
        PolicyDocument policy,
        Surroundings around,
        bool withdrawn)
    {
        var zero = Money.Zero(order.Currency);
        var refund = RefundDoubts.OnTheRest(state, order);
        var taken = priced.Aggregate(zero, (sum, b) => sum + Taken(b));
        var left = order.Lines.Aggregate(zero, (sum, l) => sum + l.Paid) - taken;
        var returnShipping = ReturnShippingRefunds.Paid(state, order.Currency);
        CreditBucket[] buckets =
        [
            Bucket(CreditBucket.Shipping, order.ShippingPaid ?? zero, kind => ShippingRefunds.Of(order, lines, kind, policy, withdrawn)) with
            {
                Tax = order.ShippingTax ?? zero,
                TaxInside = order.PricesIncludeTax,
                Rules = [.. ShippingRefunds.Rules(lines, policy, withdrawn).Distinct(StringComparer.Ordinal)],
            },
            Bucket(CreditBucket.Duties, DutyRefunds.Paid(order), kind => DutyRefunds.Of(order, lines, kind, policy)) with
            {
                Rules = [.. DutyRefunds.Rules(lines, policy).Distinct(StringComparer.Ordinal)],
            },
            Limited(Bucket(CreditBucket.ReturnShipping, returnShipping, kind => ReturnShippingRefunds.Of(state, asked, kind, order.Currency)), order.ShippingPaid ?? zero),
            Bucket(CreditBucket.Other, Money.Max(zero, left), _ => zero),
        ];
        return buckets.Where(b => refunds.Contains(b.Key) || !b.Expected.Amount.IsZero || Booked.On(state, b.Key).Any())
            .Select(b => refunds.Contains(b.Key) ? b with { Rules = [.. b.Rules, "platform.refund"] } : b);

        CreditBucket Bucket(string key, Money paid, Func<PieceKind, Money> total)
        {
            // Every return posts its own parcel; all else is the order's, shared with its other returns.
            var elsewhere = key == CreditBucket.ReturnShipping ? zero : Booked.Elsewhere(around, key, zero);
            var refundable = Money.Max(zero, paid - elsewhere);
            Worth UpTo(PieceKind kind) => new(Money.Min(total(kind), refundable), zero, 0);
            var rejected = Booked.Rejected(state, key, zero);
            var doubted = refund is not null || rejected.Amount > 0;
            return new CreditBucket
            {
                Key = key,
                Paid = paid,
                Tax = zero,
                Elsewhere = elsewhere,
                Refundable = refundable,
                Clean = doubted ? Worth.Nothing(order.Currency) : UpTo(PieceKind.Clean),
                Entitled = UpTo(PieceKind.Disputed),
                Expected = UpTo(PieceKind.Waiting),
                Refunded = Booked.Refunded(refunds[key], zero) with { Quantity = 0 },
                Released = Booked.Released(state, key, zero),
                Rejected = rejected,
                Disputes =
                [
                    .. lines.SelectMany(l => LineBucket.HoldsOf(l.Pieces, PieceKind.Disputed)).Distinct(),
                    .. refund is not null ? [(HoldCode.DuplicateSuspected, refund)] : Array.Empty<(HoldCode, string)>(),
                    .. rejected.Amount > 0 ? [(HoldCode.Manual, "credit.rejected-before")] : Array.Empty<(HoldCode, string)>(),
                ],
                Waits = [.. lines.SelectMany(l => LineBucket.HoldsOf(l.Pieces, PieceKind.Waiting)).Distinct()],
            };
        }
    }

    /// <summary>A receipt is the customer's word: what exceeds the way out needs a person.</summary>
    private static CreditBucket Limited(CreditBucket bucket, Money limit) => bucket.Entitled.Amount <= limit
        ? bucket
        : bucket with
        {
            Clean = bucket.Clean with { Amount = Money.Min(bucket.Clean.Amount, limit) },
            Disputes = [.. bucket.Disputes, (HoldCode.ValueOverLimit, "return-shipping.over-outbound")],
        };

    private static Money Taken(CreditBucket b) => Money.Min(b.Refundable, Money.Max(b.Entitled.Amount, b.Refunded.Amount));
}
