using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Warehouse;

/// <summary>Reads the lines of a report.</summary>
internal static class GoodsLines
{
    public static IReadOnlyList<GoodsLineReport> Received(JsonView body) => [.. Lines(body).Select(line => Goods(line, Grade.U))];

    public static IReadOnlyList<GoodsLineReport> Inspected(JsonView body) =>
        [.. Lines(body).Select(line => Goods(line, WarehouseCodes.Read<Grade>(line, "grade") ?? throw line.Missing("grade")))];

    public static IReadOnlyList<DispositionLineReport> Disposed(JsonView body) => [.. Lines(body).Select(line =>
    {
        var quantity = line.Quantity("quantity");
        return new DispositionLineReport
        {
            LineId = line.Text("lineId", ReadLimits.Id),
            Sku = SkuOf(line),
            Quantity = quantity,
            Disposition = WarehouseCodes.Read<Disposition>(line, "disposition") ?? throw line.Missing("disposition"),
            Location = line.Text("location", ReadLimits.Name),
            Serials = Serials(line, quantity),
        };
    })];

    private static GoodsLineReport Goods(JsonView line, Grade grade)
    {
        var quantity = line.Quantity("quantity");
        return new GoodsLineReport
        {
            LineId = line.Text("lineId", ReadLimits.Id),
            Sku = SkuOf(line),
            Quantity = quantity,
            Condition = WarehouseCodes.Read<Condition>(line, "condition") ?? Condition.Unknown,
            Grade = grade,
            Serials = Serials(line, quantity),
            Lot = line.Text("lot", ReadLimits.Name),
            Photos = line.Texts("photos", ReadLimits.Name),
        };
    }

    private static IReadOnlyList<JsonView> Lines(JsonView body)
    {
        var lines = body.Objects("lines");
        return lines.Count > 0 ? lines : throw body.Missing("lines");
    }

    private static Sku? SkuOf(JsonView line) => Sku.From(line.Text("sku", ReadLimits.Name));

    private static IReadOnlyList<string> Serials(JsonView line, int quantity)
    {
        var serials = line.Texts("serials", ReadLimits.Name);
        // A serial number names one unit; more of them than units, or one twice, is a misread label.
        return serials.Count <= quantity && serials.Distinct(StringComparer.OrdinalIgnoreCase).Count() == serials.Count
            ? serials
            : throw new UnreadableException("serials-wrong", $"'{line.At("serials")}' names more units than 'quantity', or one twice.");
    }
}
