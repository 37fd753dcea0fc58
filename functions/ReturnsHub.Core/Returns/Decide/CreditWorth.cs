using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What the whole return is worth: a bucket per order line, computed from what is known, not from what came last.</summary>
internal sealed class CreditWorth
{
    /// <summary>The order's currency; null while the order is unknown and nothing can be computed.</summary>
    public Currency? Currency { get; private init; }

    public IReadOnlyList<CreditBucket> Buckets { get; private init; } = [];

    /// <summary>Value of everything the return asks for.</summary>
    public decimal AskedFor { get; private init; }

    /// <summary>Return lines that no order line prices.</summary>
    public IReadOnlyList<string> Unpriced { get; private init; } = [];

    public static CreditWorth Of(
        ReturnState state, GoodsLedger goods, PolicyDocument policy, IReadOnlyDictionary<string, Money>? elsewhere)
    {
        if (state.Order is not { } order) return new CreditWorth();
        var priced = goods.Lines
            .Select(l => (Line: l, Sold: OrderLines.Find(order, l.Line.Requested)))
            .Where(l => l.Sold is { Quantity: > 0 })
            .ToLookup(l => l.Sold!.OrderLineId, l => l.Line, StringComparer.Ordinal);
        var refunds = state.Refunds.Where(r => r.Moved.Currency == order.Currency)
            .SelectMany(r => RefundShares.Of(r, key => order.Lines.Any(o => o.OrderLineId == key)))
            .ToLookup(r => r.Key, StringComparer.Ordinal);

        var buckets = new List<CreditBucket>();
        foreach (var sold in order.Lines.Where(o => o.Quantity > 0).DistinctBy(o => o.OrderLineId))
        {
            var pieces = priced[sold.OrderLineId].SelectMany(l => EligibilityHolds.On(state, l, Capped(CreditPieces.Of(state, l, sold, policy), l.Expected).Select(p => Doubted(state, sold, p)))).ToList();
            if (pieces.Count > 0 || refunds.Contains(sold.OrderLineId) || Credits(state, sold.OrderLineId).Any())
                buckets.Add(LineBucket(state, sold, pieces, refunds[sold.OrderLineId], elsewhere));
        }

        buckets.AddRange(LooseBuckets(state, order, refunds, buckets, elsewhere));
        return new CreditWorth
        {
            Currency = order.Currency,
            Buckets = buckets,
            AskedFor = order.Lines.Where(o => o.Quantity > 0).Sum(o => UnitShares.Exact(o.Paid, o.Quantity, priced[o.OrderLineId].Sum(l => l.Expected))),
            Unpriced = [.. goods.Lines.Where(l => OrderLines.Find(order, l.Line.Requested) is not { Quantity: > 0 }).Select(l => l.LineId)],
        };
    }

    /// <summary>
    /// Money that is under way for a line, or was rejected on it, makes what else would be credited there a person's business:
    /// nothing is paid twice while a refund is pending, and a rejection is not got round by a better grade.
    /// </summary>
    private static Piece Doubted(ReturnState state, OrderLineReport sold, Piece piece)
    {
        if (piece.Kind != PieceKind.Clean) return piece;
        if (state.Refunds.Any(r => r.Pending && r.Lines.Any(l => l.OrderLineId == sold.OrderLineId)))
            return piece with { Kind = PieceKind.Disputed, Hold = HoldCode.DuplicateSuspected, Rules = [.. piece.Rules, "refund.pending"] };
        return Credits(state, sold.OrderLineId, CreditStatus.Rejected).Any()
            ? piece with { Kind = PieceKind.Disputed, Hold = HoldCode.Manual, Rules = [.. piece.Rules, "credit.rejected-before"] }
            : piece;
    }

    /// <summary>More units than asked for are not credited; the clean ones count first.</summary>
    private static IEnumerable<Piece> Capped(IEnumerable<Piece> pieces, int expected)
    {
        foreach (var piece in pieces.OrderBy(p => p.Kind).ThenBy(p => p.FeePercent))
        {
            var quantity = Math.Min(piece.Quantity, expected);
            expected -= quantity;
            if (quantity > 0) yield return piece with { Quantity = quantity };
        }
    }

    private static CreditBucket LineBucket(
        ReturnState state,
        OrderLineReport sold,
        IReadOnlyList<Piece> pieces,
        IEnumerable<(string Key, Money Amount, int Quantity)> refunds,
        IReadOnlyDictionary<string, Money>? elsewhere)
    {
        var zero = Money.Zero(sold.Paid.Currency);
        Worth UpTo(PieceKind kind) => UnitShares.Of(
            sold.Paid, sold.Quantity, pieces.Where(p => p.Kind <= kind).OrderBy(p => p.Kind).ThenBy(p => p.FeePercent).Select(p => (p.Quantity, p.FeePercent)));
        var other = elsewhere?.GetValueOrDefault(sold.OrderLineId) is { } credited && credited != default ? credited : zero;
        return new CreditBucket
        {
            Key = sold.OrderLineId,
            Sku = sold.Sku,
            Paid = sold.Paid,
            Tax = sold.Tax ?? zero,
            Elsewhere = other,
            Refundable = Money.Max(zero, sold.Paid - other),
            Clean = UpTo(PieceKind.Clean),
            Entitled = UpTo(PieceKind.Disputed),
            Expected = UpTo(PieceKind.Waiting),
            Refunded = Sum(refunds, zero),
            Released = ReleasedOf(state, sold.OrderLineId, zero),
            Rejected = Total(Credits(state, sold.OrderLineId, CreditStatus.Rejected), zero),
            Disputes = HoldsOf(pieces, PieceKind.Disputed),
            Waits = HoldsOf(pieces, PieceKind.Waiting),
            Rules = [.. pieces.SelectMany(p => p.Rules).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Money that belongs to no order line: shipping, and what a refund does not explain.</summary>
    private static IEnumerable<CreditBucket> LooseBuckets(
        ReturnState state,
        OrderReport order,
        ILookup<string, (string Key, Money Amount, int Quantity)> refunds,
        IReadOnlyList<CreditBucket> lines,
        IReadOnlyDictionary<string, Money>? elsewhere)
    {
        var zero = Money.Zero(order.Currency);
        var left = order.Lines.Aggregate(zero, (sum, l) => sum + l.Paid) - lines.Aggregate(zero, (sum, b) => sum + Taken(b));
        foreach (var (key, paid) in new[] { (CreditBucket.Shipping, order.ShippingPaid ?? zero), (CreditBucket.Other, Money.Max(zero, left)) })
        {
            if (!refunds.Contains(key) && !Credits(state, key).Any()) continue;
            var other = elsewhere?.GetValueOrDefault(key) is { } credited && credited != default ? credited : zero;
            var none = new Worth(zero, zero, 0);
            yield return new CreditBucket
            {
                Key = key,
                Paid = paid,
                Tax = zero,
                Elsewhere = other,
                Refundable = Money.Max(zero, paid - other),
                Clean = none,
                Entitled = none,
                Expected = none,
                Refunded = Sum(refunds[key], zero) with { Quantity = 0 },
                Released = ReleasedOf(state, key, zero),
                Rejected = zero,
                Rules = ["platform.refund"],
            };
        }
    }

    private static Money Taken(CreditBucket b) => Money.Min(b.Refundable, Money.Max(b.Entitled.Amount, b.Refunded.Amount));

    private static IReadOnlyList<(HoldCode, string)> HoldsOf(IEnumerable<Piece> pieces, PieceKind kind) =>
        [.. pieces.Where(p => p.Kind == kind && p.Hold is not null).SelectMany(p => p.Also.Prepend((p.Hold!.Value, p.Rules[^1]))).Distinct()];

    private static Worth Sum(IEnumerable<(string Key, Money Amount, int Quantity)> parts, Money zero) =>
        parts.Aggregate(new Worth(zero, zero, 0), (sum, p) => new Worth(sum.Amount + p.Amount, zero, sum.Quantity + p.Quantity));

    private static Worth ReleasedOf(ReturnState state, string key, Money zero) => Credits(state, key, CreditStatus.Released, CreditStatus.Posted)
        .Aggregate(new Worth(zero, zero, 0), (sum, l) => new Worth(sum.Amount + l.Amount, sum.Fee + l.Fee, sum.Quantity + l.Quantity));

    private static Money Total(IEnumerable<Events.CreditLine> lines, Money zero) => lines.Aggregate(zero, (sum, l) => sum + l.Amount);

    private static IEnumerable<Events.CreditLine> Credits(ReturnState state, string key, params CreditStatus[] statuses) => state.Credits
        .Where(c => statuses.Length == 0 || statuses.Contains(c.Status))
        .SelectMany(c => c.Lines)
        .Where(l => l.OrderLineId == key);
}
