using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Returns.Goods;

/// <summary>Checks what a person says about goods; the same limits as the warehouse contract.</summary>
internal static class GoodsCheck
{
    private const int Document = 64;
    private const int Id = 100;
    private const int MostLines = 200;
    private const int MostSerials = 200;

    /// <exception cref="Errors.ProblemException">Something is wrong with it.</exception>
    public static ReceiptReported Read(ReportReceipt body, ReturnState state)
    {
        var errors = new FieldErrors();
        var id = errors.Text("receiptId", body.ReceiptId, Document, required: true);
        var lines = Lines(errors, body.Lines, (line, path) =>
            Line(errors, state, path, line.LineId, line.Sku, line.Quantity, line.Condition, Grade.U, line.Serials, line.Lot));
        errors.ThrowIfAny();
        return new ReceiptReported(id!, lines);
    }

    /// <exception cref="Errors.ProblemException">Something is wrong with it.</exception>
    public static InspectionReported Read(ReportInspection body, ReturnState state)
    {
        var errors = new FieldErrors();
        var id = errors.Text("inspectionId", body.InspectionId, Document, required: true);
        var lines = Lines(errors, body.Lines, (line, path) =>
        {
            if (line.Grade is null or Grade.U) errors.Add($"{path}.grade", "is a grade other than U.");
            return Line(errors, state, path, line.LineId, line.Sku, line.Quantity, line.Condition, line.Grade ?? Grade.U, line.Serials, line.Lot);
        });
        errors.ThrowIfAny();
        return new InspectionReported(id!, lines);
    }

    private static IReadOnlyList<GoodsLineReport> Lines<T>(FieldErrors errors, IReadOnlyList<T?>? lines, Func<T, string, GoodsLineReport> read)
        where T : class
    {
        if (lines is null || lines.Count is 0 or > MostLines)
        {
            errors.Add("lines", $"has 1 to {MostLines} items.");
            return [];
        }

        var reports = new List<GoodsLineReport>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is { } line) reports.Add(read(line, $"lines[{i}]"));
            else errors.Add($"lines[{i}]", "is an object.");
        }

        return reports;
    }

    private static GoodsLineReport Line(
        FieldErrors errors, ReturnState state, string path, string? lineId, string? sku, int? quantity, Condition condition, Grade grade,
        IReadOnlyList<string?> serials, string? lot)
    {
        var line = errors.Text($"{path}.lineId", lineId, Id);
        if (line is not null && state.Lines.All(l => l.Requested.LineId != line)) errors.Add($"{path}.lineId", "is a line of the return.");
        var units = errors.Units($"{path}.quantity", quantity);
        return new GoodsLineReport
        {
            LineId = line,
            Sku = Sku.From(errors.Text($"{path}.sku", sku, Id, required: lineId is null)),
            Quantity = units,
            Condition = condition,
            Grade = grade,
            Serials = errors.Serials($"{path}.serials", serials, Math.Min(units, MostSerials)),
            Lot = errors.Text($"{path}.lot", lot, Id),
        };
    }
}
