using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Withdrawing from a whole order asks for every line of it, as soon as the order is known.</summary>
internal static class WithdrawalLines
{
    public static string IdOf(string orderLineId) => $"w/{orderLineId}";

    public static RequestedLine Line(string orderLineId, int quantity, Sku? sku) =>
        new() { LineId = IdOf(orderLineId), OrderLineId = orderLineId, Quantity = quantity, Sku = sku };

    public static IEnumerable<ReturnEvent> Apply(ReturnState state)
    {
        if (state.Order is not { } order || state.Header is not { } header || state.Connection is not { } connection) yield break;
        if (state.Withdrawal?.Declarations.FirstOrDefault(d => d.Opens && d.Lines.Count == 0) is not { } whole) yield break;
        var missing = order.Lines.Where(o => o.Quantity > 0).DistinctBy(o => o.OrderLineId, StringComparer.Ordinal)
            .Where(o => state.Lines.All(l => OrderLines.Find(order, l.Requested)?.OrderLineId != o.OrderLineId))
            .Select(o => Line(o.OrderLineId, o.Quantity, o.Sku)).ToList();
        if (missing.Count == 0) yield break;
        yield return new ReturnRequested { Connection = connection, Header = header, RequestedAt = whole.At, RequestedBy = whole.By, Lines = missing };
    }
}
