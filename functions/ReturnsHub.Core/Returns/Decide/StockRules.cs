using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Where the units of each line are, and the moves that take the stock there. Nothing is sellable before its disposition.
/// </summary>
internal static class StockRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, GoodsLedger goods, PolicyDocument policy)
    {
        foreach (var line in goods.Lines)
        {
            var excess = new Queue<(InventoryStatus Status, int Quantity)>();
            var lack = new Queue<(InventoryStatus Status, int Quantity)>();
            var wanted = Wanted(state, line);
            foreach (var status in Enum.GetValues<InventoryStatus>().Where(s => s != InventoryStatus.Expected))
            {
                var difference = wanted.GetValueOrDefault(status) - Counted(state, line.LineId, status);
                if (difference < 0) excess.Enqueue((status, -difference));
                if (difference > 0) lack.Enqueue((status, difference));
            }

            foreach (var move in Moves(line, excess, lack)) yield return move with { Location = LocationOf(state, line, policy, move.To) };
        }
    }

    private static Dictionary<InventoryStatus, int> Wanted(ReturnState state, GoodsOfLine line)
    {
        var wanted = new Dictionary<InventoryStatus, int>();
        var placed = 0;
        foreach (var (disposition, quantity) in line.Reported.Select(r => (r.Disposition, r.Quantity))
                     .Concat(state.Dispositions.Where(d => d.LineId == line.LineId).Select(d => (d.Disposition, d.Quantity))))
        {
            // Goods that go back to the customer leave the building: they were here, and they are gone.
            var status = Dispositions.StatusAfter(disposition) ?? InventoryStatus.Disposed;
            wanted[status] = wanted.GetValueOrDefault(status) + quantity;
            placed += quantity;
        }

        var here = line.ReceivedQuantity - Math.Min(line.ReceivedQuantity, EmptyParcels(line));
        if (here > placed) wanted[InventoryStatus.ReceivedPendingInspection] = here - placed;
        return wanted;
    }

    private static int EmptyParcels(GoodsOfLine line) => Math.Max(
        line.Inspected.Where(u => u.Condition == Condition.EmptyParcel).Sum(u => u.Quantity),
        line.Received.Where(u => u.Condition == Condition.EmptyParcel).Sum(u => u.Quantity));

    private static int Counted(ReturnState state, string lineId, InventoryStatus status) =>
        state.Stock.FirstOrDefault(s => s.LineId == lineId && s.Status == status)?.Quantity ?? 0;

    private static IEnumerable<InventoryMoved> Moves(
        GoodsOfLine line, Queue<(InventoryStatus Status, int Quantity)> excess, Queue<(InventoryStatus Status, int Quantity)> lack)
    {
        var from = (Status: InventoryStatus.Expected, Quantity: 0);
        while (lack.TryDequeue(out var to))
        {
            while (to.Quantity > 0)
            {
                if (from.Quantity == 0) from = excess.TryDequeue(out var next) ? next : (InventoryStatus.Expected, int.MaxValue);
                var take = Math.Min(from.Quantity, to.Quantity);
                from.Quantity -= take;
                to.Quantity -= take;
                yield return Move(line, take, from.Status, to.Status);
            }
        }

        // A corrected document can say that fewer units came than was thought: what has no place any more was never here.
        if (from.Quantity > 0 && from.Status != InventoryStatus.Expected) yield return Move(line, from.Quantity, from.Status, InventoryStatus.Expected);
        while (excess.TryDequeue(out var rest)) yield return Move(line, rest.Quantity, rest.Status, InventoryStatus.Expected);
    }

    private static InventoryMoved Move(GoodsOfLine line, int quantity, InventoryStatus from, InventoryStatus to) =>
        new() { LineId = line.LineId, Sku = line.Sku, Quantity = quantity, From = from, To = to };

    /// <summary>Where units of a status are put: what their dispositions say, when they agree.</summary>
    private static string? LocationOf(ReturnState state, GoodsOfLine line, PolicyDocument policy, InventoryStatus status)
    {
        var scope = OrderLines.Scope(policy, state.Order, OrderLines.Find(state.Order, line.Line.Requested), line.Sku);
        var places = line.Reported.Where(r => Dispositions.StatusAfter(r.Disposition) == status).Select(r => r.Location ?? GoodsRules.LocationFor(policy, scope, r.Disposition))
            .Concat(state.Dispositions.Where(d => d.LineId == line.LineId && Dispositions.StatusAfter(d.Disposition) == status).Select(d => d.Location))
            .Distinct(StringComparer.Ordinal).ToList();
        return places is [var place] ? place : null;
    }
}
