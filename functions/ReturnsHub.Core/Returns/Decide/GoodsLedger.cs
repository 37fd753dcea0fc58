using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Units of one line that were inspected alike.</summary>
internal sealed record InspectedUnits(string Units, int Quantity, Grade Grade, Condition Condition, IReadOnlyList<string> Serials);

/// <summary>What came back for one line.</summary>
internal sealed record GoodsOfLine
{
    public required ReturnLine Line { get; init; }

    /// <summary>Asked for, less what was taken off.</summary>
    public required int Expected { get; init; }

    /// <summary>SKU of the return line or of its order line.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Serial numbers sold or announced.</summary>
    public required IReadOnlySet<string> Serials { get; init; }

    public List<GoodsLineReport> Received { get; } = [];

    /// <summary>The units of <see cref="Received"/> by when they came, the oldest first.</summary>
    public List<(DateTimeOffset At, int Quantity)> Arrivals { get; } = [];

    public List<InspectedUnits> Inspected { get; } = [];

    public List<DispositionLineReport> Reported { get; } = [];

    public string LineId => Line.Requested.LineId;

    public int ReceivedQuantity => Math.Max(Received.Sum(r => r.Quantity), Math.Max(InspectedQuantity, Reported.Sum(r => r.Quantity)));

    public int InspectedQuantity => Inspected.Sum(i => i.Quantity);
}

/// <summary>Goods that belong to no line.</summary>
internal sealed record UnknownGoods(string Document, Sku? Sku, int Quantity);

/// <summary>
/// Which reported goods belong to which line: by the line's id, else by SKU, else by there being one line only. Documents
/// are read in the order of their own clock, so the order in which they arrived changes nothing.
/// </summary>
internal sealed class GoodsLedger
{
    private GoodsLedger(IReadOnlyList<GoodsOfLine> lines) => Lines = lines;

    public IReadOnlyList<GoodsOfLine> Lines { get; }

    public List<UnknownGoods> Unknown { get; } = [];

    public static GoodsLedger Of(ReturnState state)
    {
        var ledger = new GoodsLedger([.. state.Lines.Select(l => new GoodsOfLine
        {
            Line = l,
            Expected = Math.Max(0, l.Requested.Quantity - Removed(state, l.Requested.LineId)),
            Sku = l.Requested.Sku ?? OrderLines.Find(state.Order, l.Requested)?.Sku,
            Serials = Serials.Expected(l.Requested, OrderLines.Find(state.Order, l.Requested)),
        })]);
        foreach (var receipt in state.Receipts.OrderBy(r => (r.At, r.ReceiptId)))
        {
            foreach (var goods in receipt.Lines)
            {
                ledger.Assign(receipt.ReceiptId, goods.LineId, goods.Sku, goods.Quantity, goods.Serials, l => l.Received.Sum(r => r.Quantity), (share, _) =>
                {
                    share.Line.Received.Add(goods with { Quantity = share.Quantity, Serials = share.Serials });
                    share.Line.Arrivals.Add((receipt.At, share.Quantity));
                });
            }
        }

        foreach (var inspection in state.Inspections.OrderBy(i => (i.At, i.InspectionId)))
        {
            for (var i = 0; i < inspection.Lines.Count; i++)
            {
                var goods = inspection.Lines[i];
                var units = $"{inspection.InspectionId}/{i}";
                ledger.Assign(inspection.InspectionId, goods.LineId, goods.Sku, goods.Quantity, goods.Serials, l => l.InspectedQuantity, (share, part) =>
                    share.Line.Inspected.Add(new InspectedUnits(part == 0 ? units : $"{units}+{part}", share.Quantity, goods.Grade, goods.Condition, share.Serials)));
            }
        }

        foreach (var report in state.ReportedDispositions.OrderBy(d => (d.At, d.DispositionId)))
        {
            foreach (var goods in report.Lines)
            {
                ledger.Assign(report.DispositionId, goods.LineId, goods.Sku, goods.Quantity, goods.Serials, l => l.Reported.Sum(r => r.Quantity), (share, _) =>
                    share.Line.Reported.Add(goods with { Quantity = share.Quantity, Serials = share.Serials }));
            }
        }

        return ledger;
    }

    private static int Removed(ReturnState state, string lineId) =>
        state.Removals.SelectMany(r => r.Removals).Where(r => string.Equals(r.LineId, lineId, StringComparison.Ordinal)).Sum(r => r.Quantity);

    private void Assign(
        string document, string? lineId, Sku? sku, int quantity, IReadOnlyList<string> serials, Func<GoodsOfLine, int> filled, Action<GoodsShare, int> add)
    {
        var matching = Matching(lineId, sku);
        if (matching.Count == 0)
        {
            Unknown.Add(new UnknownGoods(document, sku, quantity));
            return;
        }

        var part = 0;
        foreach (var share in GoodsShare.Of(matching, quantity, serials, filled)) add(share, part++);
    }

    private IReadOnlyList<GoodsOfLine> Matching(string? lineId, Sku? sku)
    {
        if (lineId is not null && Lines.Where(l => string.Equals(l.LineId, lineId, StringComparison.Ordinal)).ToList() is { Count: > 0 } byId) return byId;
        if (sku is { } wanted) return [.. Lines.Where(l => l.Sku == wanted)];
        return lineId is null && Lines.Count == 1 ? Lines : [];
    }
}
