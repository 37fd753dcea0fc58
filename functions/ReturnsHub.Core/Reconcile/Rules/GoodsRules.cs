using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Reconcile.Rules;

/// <summary>Units that came in against units that moved.</summary>
internal static class GoodsRules
{
    public static GoodsRow Row(ReturnFacts facts)
    {
        var moves = facts.Documents.Where(d => d is { Kind: BookedKind.StockMove or BookedKind.Receipt, EventId: not null }).ToList();
        var journals = facts.Documents.Where(d => d.Kind == BookedKind.Journal).ToList();
        return new GoodsRow(
            GoodsLedger.Of(facts.State).Lines.Sum(l => l.ReceivedQuantity),
            Moved(facts).Values.Sum(),
            moves.Count,
            moves.Count(facts.IsBooked),
            journals.Count,
            journals.Count(facts.IsBooked));
    }

    public static IEnumerable<Difference> Of(ReturnFacts facts)
    {
        var moved = Moved(facts);
        foreach (var line in GoodsLedger.Of(facts.State).Lines)
        {
            var units = moved.GetValueOrDefault(line.LineId);
            if (units == line.ReceivedQuantity) continue;
            yield return DifferenceCodes.Of(
                DifferenceCodes.StockQuantityDiffers, line.LineId, null, $"{line.ReceivedQuantity} unit(s) came in and {units} moved.");
        }
    }

    private static Dictionary<string, int> Moved(ReturnFacts facts) => facts.History
        .Select(e => e.Data).OfType<InventoryMoved>()
        .GroupBy(m => m.LineId, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(m => (m.From == InventoryStatus.Expected ? m.Quantity : 0) - (m.To == InventoryStatus.Expected ? m.Quantity : 0)), StringComparer.Ordinal);
}
