using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>
/// The goods a credit rests on, as one text: grade, condition and serial numbers of what was inspected, or of what was received
/// where nothing was. An approval is bound to it, so a worse grade voids it even where it costs no fee. How units were cut into
/// documents leaves no trace.
/// </summary>
internal static class GoodsBasis
{
    public static string Of(ReturnState state, IReadOnlyList<CreditLine> lines)
    {
        var goods = GoodsLedger.Of(state).Lines
            .Select(l => (Line: l, Sold: OrderLines.Find(state.Order, l.Line.Requested)?.OrderLineId))
            .Where(l => lines.Any(c => c.OrderLineId == l.Sold));
        return string.Join(';', goods.Select(g => $"{g.Line.LineId}:{string.Join(',', Units(g.Line))}"));
    }

    private static IEnumerable<string> Units(GoodsOfLine line) =>
        (line.Inspected.Count > 0
            ? line.Inspected.Select(u => (Kind: $"{u.Grade}/{u.Condition}", u.Quantity, u.Serials))
            : line.Received.Select(r => (Kind: $"{r.Condition}", r.Quantity, r.Serials)))
        .GroupBy(u => u.Kind, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Key}*{g.Sum(u => u.Quantity)}#{string.Join('+', g.SelectMany(u => u.Serials).Order(StringComparer.Ordinal))}");
}
