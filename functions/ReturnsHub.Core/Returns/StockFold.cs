using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds moves into counts. Units come from outside as <see cref="InventoryStatus.Expected"/>, which is not counted.</summary>
internal static class StockFold
{
    public static IReadOnlyList<StockCount> Apply(IReadOnlyList<StockCount> stock, InventoryMoved moved) =>
        Add(Add(stock, moved.LineId, moved.From, -moved.Quantity), moved.LineId, moved.To, moved.Quantity);

    private static IReadOnlyList<StockCount> Add(IReadOnlyList<StockCount> stock, string line, InventoryStatus status, int quantity)
    {
        if (status == InventoryStatus.Expected) return stock;
        var key = Key(new StockCount(line, status, 0));
        var count = (stock.FirstOrDefault(s => Key(s) == key)?.Quantity ?? 0) + quantity;
        if (count < 0) throw new InvalidOperationException($"Line {line} has no {-count} units left in {status}.");
        return count == 0 ? stock.Without(key, Key) : stock.Put(new StockCount(line, status, count), Key);
    }

    private static string Key(StockCount s) => $"{s.LineId}/{(int)s.Status:D2}";
}
