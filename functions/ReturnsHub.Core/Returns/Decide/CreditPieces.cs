using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Holds;
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
internal sealed record Piece(PieceKind Kind, int Quantity, UnitFee Fee, HoldCode? Hold, IReadOnlyList<string> Rules)
{
    /// <summary>The return line they are of.</summary>
    public string LineId { get; init; } = "";

    /// <summary>The line's reason; null while it is not settled.</summary>
    public ReasonCode? Reason { get; init; }

    /// <summary>The customer keeps the goods.</summary>
    public bool Returnless { get; init; }

    /// <summary>Further holds on the same units, with the rule of each.</summary>
    public IReadOnlyList<(HoldCode Hold, string Rule)> Also { get; init; } = [];
}

/// <summary>Says, for one return line, which of its units are worth a credit and what stands against it.</summary>
internal static class CreditPieces
{
    public static IReadOnlyList<Piece> Of(ReturnState state, GoodsOfLine line, OrderLineReport sold, PolicyDocument policy) =>
        [.. Standing(state, line, sold, policy).Select(p => p with { LineId = line.LineId, Reason = line.Line.Reason?.Code })];

    private static IReadOnlyList<Piece> Standing(ReturnState state, GoodsOfLine line, OrderLineReport sold, PolicyDocument policy)
    {
        if (state.Authorisation.Status != AuthorisationStatus.Authorised || line.Expected == 0) return [];
        var scope = OrderLines.Scope(policy, state.Order, sold, line.Sku);
        var unit = sold.Paid.Amount / sold.Quantity;
        if (line.Line.Reason is not { } reason)
            return [.. Unsettled(line), .. AwaitedGoods.Of(state, line, policy)];
        if (PolicyRules.ReturnlessFor(policy, scope, reason.Code, UnitShares.Exact(sold.Paid, sold.Quantity, line.Expected)) is { } returnless)
            return [new Piece(PieceKind.Clean, line.Expected, UnitFee.None, null, [returnless]) { Returnless = true }];

        var (inspect, inspectionRule) = PolicyRules.InspectionFor(policy, scope, unit);
        var pieces = new List<Piece>();
        if (inspect || line.InspectedQuantity >= line.Received.Sum(r => r.Quantity))
        {
            foreach (var units in line.Inspected)
                pieces.AddRange(Inspected(state, line, sold, units, scope, reason.Code, inspect, inspectionRule, policy));
        }
        else
        {
            pieces.AddRange(Received(line, sold, Fee(policy, scope, reason.Code, null), inspectionRule));
        }

        var waiting = line.ReceivedQuantity - pieces.Sum(p => p.Quantity);
        if (waiting > 0) pieces.Add(new Piece(PieceKind.Waiting, waiting, UnitFee.None, HoldCode.InspectionPending, [inspectionRule]));
        return [.. pieces, .. AwaitedGoods.Of(state, line, policy)];
    }

    private static IReadOnlyList<Piece> Unsettled(GoodsOfLine line) =>
        line.ReceivedQuantity == 0 ? [] : [new Piece(PieceKind.Waiting, line.ReceivedQuantity, UnitFee.None, HoldCode.ReasonUncertain, ["reason.unsettled"])];

    /// <summary>Units credited as received, less those that an inspection of some of them already found to be wrong.</summary>
    private static IEnumerable<Piece> Received(GoodsOfLine line, OrderLineReport sold, UnitFee fee, string rule)
    {
        var wrong = line.Inspected.Where(u => Disputed(u.Condition)).Sum(u => u.Quantity) - line.Received.Where(r => Disputed(r.Condition)).Sum(r => r.Quantity);
        foreach (var goods in line.Received)
        {
            var found = Disputed(goods.Condition) ? 0 : Math.Clamp(wrong, 0, goods.Quantity);
            wrong -= found;
            if (found > 0) yield return new Piece(PieceKind.Disputed, found, fee, HoldCode.ConditionDisputed, [rule, fee.Rule, "condition.disputed"]);
            if (goods.Quantity == found) continue;
            foreach (var piece in Split(line, sold, goods.Quantity - found, goods.Condition, goods.Serials, fee, [rule])) yield return piece;
        }
    }

    private static bool Disputed(Condition condition) => condition is Condition.WrongGoods or Condition.EmptyParcel;

    private static IEnumerable<Piece> Inspected(
        ReturnState state,
        GoodsOfLine line,
        OrderLineReport sold,
        InspectedUnits units,
        PolicyScope scope,
        ReasonCode reason,
        bool inspect,
        string rule,
        PolicyDocument policy)
    {
        if (inspect && units.Grade == Grade.U && !Disputed(units.Condition))
            return [new Piece(PieceKind.Waiting, units.Quantity, UnitFee.None, HoldCode.InspectionPending, [rule])];
        // Where no inspection is asked for, a grade that happens to be known must not lower the credit: it would depend on
        // whether the parcel was opened before or after the money went out.
        return Split(line, sold, units.Quantity, units.Condition, units.Serials, Fee(policy, scope, reason, inspect ? units.Grade : null), [rule]);
    }

    private static UnitFee Fee(PolicyDocument policy, PolicyScope scope, ReasonCode reason, Grade? grade) =>
        CreditTableRules.RestockingFor(policy, scope, reason, grade);

    /// <summary>Parts units whose serial number was never sent out from the others.</summary>
    private static IEnumerable<Piece> Split(
        GoodsOfLine line,
        OrderLineReport sold,
        int quantity,
        Condition condition,
        IReadOnlyList<string> serials,
        UnitFee fee,
        IReadOnlyList<string> rules)
    {
        IReadOnlyList<string> all = [.. rules, fee.Rule];
        if (Disputed(condition))
        {
            yield return new Piece(PieceKind.Disputed, quantity, fee, HoldCode.ConditionDisputed, [.. all, "condition.disputed"]);
            yield break;
        }

        var foreign = Math.Min(quantity, Serials.Foreign(line.Line.Requested, sold, serials).Count);
        if (foreign > 0) yield return new Piece(PieceKind.Disputed, foreign, fee, HoldCode.SerialMismatch, [.. all, "serial.mismatch"]);
        if (quantity > foreign) yield return new Piece(PieceKind.Clean, quantity - foreign, fee, null, all);
    }
}

/// <summary>Compares serial numbers.</summary>
internal static class Serials
{
    /// <summary>Serial numbers sold or announced.</summary>
    public static IReadOnlySet<string> Expected(RequestedLine line, OrderLineReport? sold) =>
        new HashSet<string>([.. line.Serials, .. sold?.Serials ?? []], SerialNumber.Comparer);

    /// <summary>
    /// Serial numbers read that were not sold; where nobody said which were sold, those that were not announced. What a customer
    /// announces does not stand against what was shipped.
    /// </summary>
    public static IReadOnlyList<string> Foreign(RequestedLine line, OrderLineReport? sold, IReadOnlyList<string> read)
    {
        var expected = sold is { Serials.Count: > 0 } ? sold.Serials : line.Serials;
        return expected.Count == 0 ? [] : [.. read.Where(s => !expected.Contains(s, SerialNumber.Comparer))];
    }
}
