using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What the customer paid for sending goods back that were not theirs to bear: every document is spread over the lines of the
/// return by their worth, and the parts of lines that a merchant, vendor or carrier bears go back once such goods are credited.
/// </summary>
internal static class ReturnShippingRefunds
{
    public static Money Paid(ReturnState state, Currency currency) => Documents(state, currency).Aggregate(Money.Zero(currency), (sum, p) => sum + p);

    public static Money Of(ReturnState state, IReadOnlyList<(GoodsOfLine Line, OrderLineStanding Order)> lines, PieceKind kind, Currency currency)
    {
        var sum = Money.Zero(currency);
        if (lines.Count == 0) return sum;
        var weights = ReturnFees.Weights(lines);
        var borne = lines.Select(l => NotTheCustomers(l.Line) && l.Order.Units(kind, p => p.LineId == l.Line.LineId && !p.Returnless) > 0).ToList();
        // Each document for itself: parts of a sum could shrink by a coin when the sum grows.
        foreach (var paid in Documents(state, currency))
            sum = Allocation.Split(paid, weights).Where((_, i) => borne[i]).Aggregate(sum, (total, part) => total + part);
        return sum;
    }

    private static IEnumerable<Money> Documents(ReturnState state, Currency currency) =>
        state.ReturnShipping.Where(p => p.Paid.Currency == currency).Select(p => p.Paid);

    private static bool NotTheCustomers(GoodsOfLine line) =>
        line.Line.Reason is { } reason && Faults.Of(reason.Code) is (Fault.Merchant or Fault.Vendor or Fault.Carrier);
}
