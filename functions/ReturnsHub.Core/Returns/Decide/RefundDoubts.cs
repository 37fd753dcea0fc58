using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Refunds of the platform whose money cannot be counted against a credit, though it went out or is about to: still under way, or in another
/// currency. What they may have paid for is not paid beside them without a person.
/// </summary>
internal static class RefundDoubts
{
    /// <summary>The rule by which a refund stands against crediting an order line; null when none does.</summary>
    public static string? On(ReturnState state, OrderReport order, string orderLineId) => First(state, order, r => MayBeFor(state, r, orderLineId));

    /// <summary>The rule by which a refund stands against crediting what names no order line; null when none does.</summary>
    public static string? OnTheRest(ReturnState state, OrderReport order) => First(state, order, _ => true);

    private static string? First(ReturnState state, OrderReport order, Func<RefundReport, bool> concerns)
    {
        if (state.Refunds.Any(r => r.Pending && concerns(r))) return "refund.pending";
        return state.Refunds.Any(r => r.Moved.Currency != order.Currency && !r.Moved.IsZero && concerns(r)) ? "refund.other-currency" : null;
    }

    // One that names nothing may be for any line, unless it pays a credit of the hub's own.
    private static bool MayBeFor(ReturnState state, RefundReport refund, string orderLineId) => refund switch
    {
        { Lines.Count: > 0 } => refund.Lines.Any(l => string.Equals(l.OrderLineId, orderLineId, StringComparison.Ordinal)),
        { Shipping: null, Duties: null } => OwnRefunds.CreditPaidBy(state, refund) is null,
        _ => false,
    };
}
