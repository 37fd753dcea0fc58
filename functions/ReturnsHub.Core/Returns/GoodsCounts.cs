using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Units of a return line at each step.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Expected">Asked for, less those taken off.</param>
/// <param name="Received">At the warehouse.</param>
/// <param name="Inspected">Graded.</param>
public sealed record GoodsCount(string LineId, int Expected, int Received, int Inspected);

/// <summary>Counts a return's units per line, by the same reading of the goods that decisions rest on.</summary>
public static class GoodsCounts
{
    /// <summary>One count per line, in the order of the lines.</summary>
    public static IReadOnlyList<GoodsCount> Of(ReturnState state) =>
        [.. GoodsLedger.Of(state).Lines.Select(l => new GoodsCount(l.LineId, l.Expected, l.ReceivedQuantity, l.InspectedQuantity))];
}
