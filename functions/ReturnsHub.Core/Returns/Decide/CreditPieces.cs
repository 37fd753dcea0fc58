using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>How far units are on their way to a credit, in the order in which they are credited.</summary>
internal enum PieceKind
{
    /// <summary>Nothing speaks against their credit.</summary>
    Clean = 0,
    /// <summary>A person must agree first.</summary>
    Disputed,
    /// <summary>A fact is missing.</summary>
    Waiting,
}

/// <summary>Units of a line that stand alike towards their credit.</summary>
internal sealed record Piece(PieceKind Kind, int Quantity, decimal FeePercent, HoldCode? Hold, IReadOnlyList<string> Rules);

/// <summary>Says, for one return line, which of its units are worth a credit and what stands against it.</summary>
internal static class CreditPieces
{
    public static IReadOnlyList<Piece> Of(ReturnState state, GoodsOfLine line, OrderLineReport sold, PolicyDocument policy)
    {
        if (state.Authorisation.Status != AuthorisationStatus.Authorised || line.Expected == 0) return [];
        var category = PolicyRules.CategoryOf(policy, line.Sku, sold.Category);
        var unit = sold.Paid.Amount / sold.Quantity;
        if (line.Line.Reason is not { } reason)
            return line.ReceivedQuantity == 0 ? [] : [new Piece(PieceKind.Waiting, line.ReceivedQuantity, 0, HoldCode.ReasonUncertain, ["reason.unsettled"])];
        if (PolicyRules.ReturnlessFor(policy, category, reason.Code, UnitShares.Exact(sold.Paid, sold.Quantity, line.Expected)) is { } returnless)
            return [new Piece(PieceKind.Clean, line.Expected, 0, null, [returnless])];

        var (inspect, inspectionRule) = PolicyRules.InspectionFor(policy, category, unit);
        var pieces = new List<Piece>();
        if (inspect || line.InspectedQuantity >= line.Received.Sum(r => r.Quantity))
        {
            foreach (var units in line.Inspected)
                pieces.AddRange(Inspected(state, line, sold, units, category, reason.Code, inspect, inspectionRule, policy));
        }
        else
        {
            foreach (var goods in line.Received)
                pieces.AddRange(Split(line, sold, goods.Quantity, goods.Condition, goods.Serials, Fee(policy, category, reason.Code, null), [inspectionRule]));
        }

        var waiting = line.ReceivedQuantity - pieces.Sum(p => p.Quantity);
        if (waiting > 0) pieces.Add(new Piece(PieceKind.Waiting, waiting, 0, HoldCode.InspectionPending, [inspectionRule]));
        return pieces;
    }

    private static IEnumerable<Piece> Inspected(
        ReturnState state,
        GoodsOfLine line,
        OrderLineReport sold,
        InspectedUnits units,
        string category,
        ReasonCode reason,
        bool inspect,
        string rule,
        PolicyDocument policy)
    {
        var disputed = units.Condition is Condition.WrongGoods or Condition.EmptyParcel;
        if (inspect && units.Grade == Grade.U && !disputed)
            return [new Piece(PieceKind.Waiting, units.Quantity, 0, HoldCode.InspectionPending, [rule])];
        // Where no inspection is asked for, a grade that happens to be known must not lower the credit: it would depend on
        // whether the parcel was opened before or after the money went out.
        return Split(line, sold, units.Quantity, units.Condition, units.Serials, Fee(policy, category, reason, inspect ? units.Grade : null), [rule]);
    }

    private static (decimal Percent, string Rule) Fee(PolicyDocument policy, string category, ReasonCode reason, Grade? grade) =>
        PolicyRules.FeeFor(policy, category, reason, grade);

    /// <summary>Parts units whose serial number was never sent out from the others.</summary>
    private static IEnumerable<Piece> Split(
        GoodsOfLine line,
        OrderLineReport sold,
        int quantity,
        Condition condition,
        IReadOnlyList<string> serials,
        (decimal Percent, string Rule) fee,
        IReadOnlyList<string> rules)
    {
        IReadOnlyList<string> all = [.. rules, fee.Rule];
        if (condition is Condition.WrongGoods or Condition.EmptyParcel)
        {
            yield return new Piece(PieceKind.Disputed, quantity, fee.Percent, HoldCode.ConditionDisputed, [.. all, "condition.disputed"]);
            yield break;
        }

        var foreign = Math.Min(quantity, Serials.Foreign(line.Line.Requested, sold, serials).Count);
        if (foreign > 0) yield return new Piece(PieceKind.Disputed, foreign, fee.Percent, HoldCode.SerialMismatch, [.. all, "serial.mismatch"]);
        if (quantity > foreign) yield return new Piece(PieceKind.Clean, quantity - foreign, fee.Percent, null, all);
    }
}

/// <summary>Compares serial numbers.</summary>
internal static class Serials
{
    /// <summary>Serial numbers read that were neither sold nor announced; none when nobody said which were sold.</summary>
    public static IReadOnlyList<string> Foreign(RequestedLine line, OrderLineReport? sold, IReadOnlyList<string> read)
    {
        var expected = new HashSet<string>([.. line.Serials, .. sold?.Serials ?? []], StringComparer.OrdinalIgnoreCase);
        return expected.Count == 0 ? [] : [.. read.Where(s => !expected.Contains(s))];
    }
}
