using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Counts the units of each line beyond those sold. Who asked first comes first: what earlier returns of the order ask for is
/// taken off what was sold, then this return's lines follow in the order of their ids. So two returns that ask for the last unit
/// agree on which of them is beyond, whichever was heard of first.
/// </summary>
internal static class UnitsAsked
{
    /// <summary>Units beyond, by return line; lines that are not beyond are left out.</summary>
    public static IReadOnlyDictionary<string, int> Beyond(ReturnState state, GoodsLedger goods, IReadOnlyList<UnitsRequested>? elsewhere)
    {
        var beyond = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = goods.Lines.Select(l => (Line: l, Sold: OrderLines.Find(state.Order, l.Line.Requested))).Where(l => l.Sold is not null);
        foreach (var asked in lines.GroupBy(l => l.Sold!.OrderLineId, StringComparer.Ordinal))
        {
            var left = Math.Max(0, asked.First().Sold!.Quantity - Earlier(state, asked.Key, elsewhere));
            foreach (var (line, _) in asked)
            {
                var within = Math.Min(left, line.Expected);
                left -= within;
                if (line.Expected > within) beyond[line.LineId] = line.Expected - within;
            }
        }

        return beyond;
    }

    private static int Earlier(ReturnState state, string orderLine, IReadOnlyList<UnitsRequested>? elsewhere) => (elsewhere ?? [])
        .Where(e => string.Equals(e.OrderLineId, orderLine, StringComparison.Ordinal) && Before(e, state))
        .Sum(e => e.Quantity);

    private static bool Before(UnitsRequested other, ReturnState state) => other.RequestedAt.CompareTo(state.Authorisation.RequestedAt ?? DateTimeOffset.MaxValue) switch
    {
        0 => string.CompareOrdinal(other.Return.Value, state.ReturnId.Value) < 0,
        var order => order < 0,
    };
}
