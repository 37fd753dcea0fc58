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

    /// <param name="state">The return.</param>
    /// <param name="goods">What came back.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="around">What other returns of the order credited.</param>
    /// <param name="withdrawn">Whether the customer withdrew from the purchase by law.</param>
    public static CreditWorth Of(ReturnState state, GoodsLedger goods, PolicyDocument policy, Surroundings around, bool withdrawn = false)
    {
        if (state.Order is not { } order) return new CreditWorth();
        var priced = goods.Lines
            .Select(l => (Line: l, Sold: OrderLines.Find(order, l.Line.Requested)))
            .Where(l => l.Sold is { Quantity: > 0 })
            .ToLookup(l => l.Sold!.OrderLineId, l => l.Line, StringComparer.Ordinal);
        var refunds = state.Refunds.Where(r => r.Moved.Currency == order.Currency)
            .SelectMany(r => RefundShares.Of(r, key => order.Lines.Any(o => o.OrderLineId == key), OwnRefunds.CreditPaidBy(state, r)))
            .ToLookup(r => r.Key, StringComparer.Ordinal);
        List<OrderLineStanding> lines =
        [
            .. order.Lines.Where(o => o.Quantity > 0).DistinctBy(o => o.OrderLineId)
                .Select(sold => Standing(state, order, sold, [.. priced[sold.OrderLineId]], policy, around)),
        ];
        IReadOnlyList<(GoodsOfLine Line, OrderLineStanding Order)> asked = [.. lines.SelectMany(l => priced[l.Sold.OrderLineId].Select(g => (g, l)))];
        var fees = ReturnFees.Of(state, asked, policy, order.Currency);
        var named = lines.Where(l => l.Pieces.Count > 0 || refunds.Contains(l.Sold.OrderLineId) || Booked.On(state, l.Sold.OrderLineId).Any())
            .Select(l => LineBucket.Of(state, l, refunds[l.Sold.OrderLineId], [.. fees.Where(f => priced[l.Sold.OrderLineId].Any(g => g.LineId == f.LineId))], around, order.PricesIncludeTax))
            .ToList();
        List<CreditBucket> buckets = [.. UnnamedMoney.Limit(named, state, order, around)];
        buckets.AddRange(LooseBuckets.Of(state, order, refunds, buckets, lines, asked, policy, around, withdrawn));
        return new CreditWorth
        {
            Currency = order.Currency,
            Buckets = buckets,
            AskedFor = order.Lines.Where(o => o.Quantity > 0).Sum(o => UnitShares.Exact(o.Paid, o.Quantity, priced[o.OrderLineId].Sum(l => l.Expected))),
            Unpriced = [.. goods.Lines.Where(l => OrderLines.Find(order, l.Line.Requested) is not { Quantity: > 0 }).Select(l => l.LineId)],
        };
    }

    private static OrderLineStanding Standing(
        ReturnState state, OrderReport order, OrderLineReport sold, IReadOnlyList<GoodsOfLine> goods, PolicyDocument policy, Surroundings around)
    {
        var shares = UnitShares.Of(sold, order.PricesIncludeTax);
        var unit = shares.First(1);
        var pieces = goods.SelectMany(l =>
            EligibilityHolds.On(state, l, Capped(InOrder(CreditPieces.Of(state, l, sold, policy), unit), l.Expected).Select(p => Doubted(state, order, sold, p))));
        return new OrderLineStanding
        {
            Sold = sold,
            Shares = shares,
            Scope = OrderLines.Scope(policy, order, sold, sold.Sku ?? (goods.Count > 0 ? goods[0].Sku : null)),
            Pieces = [.. InOrder(pieces, unit)],
            UnitsElsewhere = around.UnitsElsewhere?.GetValueOrDefault(sold.OrderLineId)?.Quantity ?? 0,
        };
    }

    /// <summary>The clean units first, and of those the ones with the smallest fee.</summary>
    private static IEnumerable<Piece> InOrder(IEnumerable<Piece> pieces, Money unit) =>
        pieces.OrderBy(p => p.Kind).ThenBy(p => p.Fee.Of(unit).Amount).ThenBy(p => p.Fee.Rule, StringComparer.Ordinal);

    /// <summary>
    /// Money that is under way for a line or went out in another currency, or was rejected on it, makes what else would be credited there a person's business:
    /// nothing is paid twice while a refund is pending, and a rejection is not got round by a better grade.
    /// </summary>
    private static Piece Doubted(ReturnState state, OrderReport order, OrderLineReport sold, Piece piece)
    {
        if (piece.Kind != PieceKind.Clean) return piece;
        if (RefundDoubts.On(state, order, sold.OrderLineId) is { } doubt)
            return piece with { Kind = PieceKind.Disputed, Hold = HoldCode.DuplicateSuspected, Rules = [.. piece.Rules, doubt] };
        return Booked.On(state, sold.OrderLineId, CreditStatus.Rejected).Any()
            ? piece with { Kind = PieceKind.Disputed, Hold = HoldCode.Manual, Rules = [.. piece.Rules, "credit.rejected-before"] }
            : piece;
    }

    /// <summary>More units than asked for are not credited; the clean ones count first.</summary>
    private static IEnumerable<Piece> Capped(IEnumerable<Piece> pieces, int expected)
    {
        foreach (var piece in pieces)
        {
            var quantity = Math.Min(piece.Quantity, expected);
            expected -= quantity;
            if (quantity > 0) yield return piece with { Quantity = quantity };
        }
    }
}
