using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What the units of one order line are worth on this return.</summary>
internal static class LineBucket
{
    public static CreditBucket Of(
        ReturnState state,
        OrderLineStanding line,
        IEnumerable<(string Key, Money Amount, int Quantity)> refunds,
        IReadOnlyList<ReturnFeeShare> fees,
        Surroundings around,
        bool taxInside)
    {
        var sold = line.Sold;
        var zero = Money.Zero(sold.Paid.Currency);
        var elsewhere = Booked.Elsewhere(around, sold.OrderLineId, zero);
        var refundable = Money.Max(zero, sold.Paid - elsewhere);
        var odd = Odd(line, elsewhere, around);
        Worth UpTo(PieceKind kind)
        {
            var worth = line.Shares.Of(line.Pieces.Where(p => p.Kind <= kind).Select(p => (p.Quantity, p.Fee)));
            if (worth.Quantity + line.UnitsElsewhere == sold.Quantity) worth = worth with { Amount = worth.Amount + odd };
            return worth.Quantity == 0 ? worth : fees.Aggregate(worth, (w, f) => CreditFees.Keep(w, FeeKind.ReturnLabel, f.Amount, f.Rule));
        }

        var entitled = UpTo(PieceKind.Disputed);
        // More than is left of the line: a person says which return the goods belong to.
        var over = entitled.Amount > refundable;
        return new CreditBucket
        {
            Key = sold.OrderLineId,
            Sku = sold.Sku,
            Paid = sold.Paid,
            Tax = sold.Tax ?? zero,
            TaxInside = taxInside,
            Elsewhere = elsewhere,
            Refundable = refundable,
            Clean = over ? Worth.Nothing(zero.Currency) : UpTo(PieceKind.Clean),
            Entitled = entitled,
            Expected = UpTo(PieceKind.Waiting),
            Refunded = Booked.Refunded(refunds, zero),
            Released = Booked.Released(state, sold.OrderLineId, zero),
            Rejected = Booked.Rejected(state, sold.OrderLineId, zero),
            Disputes = [.. HoldsOf(line.Pieces, PieceKind.Disputed), .. over ? [(HoldCode.OverRefundable, "credit.over-refundable")] : Array.Empty<(HoldCode, string)>()],
            Waits = HoldsOf(line.Pieces, PieceKind.Waiting),
            Rules = [.. line.Pieces.SelectMany(p => p.Rules).Concat(fees.Select(f => f.Rule)).Distinct(StringComparer.Ordinal)],
        };
    }

    public static IReadOnlyList<(HoldCode, string)> HoldsOf(IEnumerable<Piece> pieces, PieceKind kind) =>
        [.. pieces.Where(p => p.Kind == kind && p.Hold is not null).SelectMany(p => p.Also.Prepend((p.Hold!.Value, p.Rules[^1]))).Distinct()];

    /// <summary>
    /// Odd coins lie on a line's last units, and every return counts its units from the first. So the return that completes the line
    /// takes the coins that all of them left. A larger difference is no rounding, and is left alone.
    /// </summary>
    private static Money Odd(OrderLineStanding line, Money elsewhere, Surroundings around)
    {
        var zero = Money.Zero(elsewhere.Currency);
        if (line.UnitsElsewhere <= 0 || line.UnitsElsewhere >= line.Sold.Quantity) return zero;
        var kept = around.UnitsElsewhere!.GetValueOrDefault(line.Sold.OrderLineId)!.Fee;
        var left = line.Sold.Paid - elsewhere - kept - line.Shares.First(line.Sold.Quantity - line.UnitsElsewhere);
        return left > zero && left <= line.Shares.Odd ? left : zero;
    }
}
