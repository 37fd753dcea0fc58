using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Intake.Batches;

namespace ReturnsHub.Sources.Warehouse.Batches;

/// <summary>
/// Makes reports of a CSV file's rows: one line of goods a row, and rows that follow each other with the same type and id are one report.
/// What a field says is checked where every report is read; here only its place is known. A report that does not stand together is left whole.
/// </summary>
internal sealed class CsvReports(CsvRows rows)
{
    private const string Serials = "serials";

    private static readonly string[] OfReport =
        ["type", "id", "occurredAt", "returnId", "rma", "trackingNumber", "orderId", "orderConnection", "operator", "certificateId", "serial", "method", "kind"];

    private static readonly string[] OfLine = ["lineId", "sku", "quantity", "condition", "grade", "disposition", "location", Serials, "lot"];

    public IEnumerable<BatchRow> Read()
    {
        // Whether a report is whole is known only at the file's end, so the file is gone through twice; keeping it read would take many times its size.
        var torn = TornReports.Of(Pieces());
        foreach (var piece in Pieces())
        {
            if (piece.Fault is { } fault) yield return Faulty(piece.Rows[0].Row, fault);
            else if (torn.FaultOf(piece) is { } whole) yield return Faulty(piece.Rows, whole);
            else yield return Report(piece.Rows);
        }
    }

    private IEnumerable<CsvPiece> Pieces()
    {
        IReadOnlyList<string>? header = null;
        var report = new List<(CsvRow Row, Dictionary<string, string> Values)>();
        foreach (var row in rows.Read())
        {
            if (header is null)
            {
                if (HeaderFault(row) is { } fault)
                {
                    yield return new CsvPiece([(row, [])], fault);
                    yield break;
                }

                header = row.Fields!;
                continue;
            }

            if (row.Fields is null || row.Fields.Count != header.Count)
            {
                if (report.Count > 0) yield return new CsvPiece(report);
                report = [];
                yield return new CsvPiece([(row, rows.Guess(header, row))], new BatchFault("row-unreadable", row.Fields is null
                    ? "A quote is not closed or closed too early, or the row is too long. Close the quote or double it."
                    : $"The row has {row.Fields.Count} fields and the header {header.Count}."));
                continue;
            }

            var values = header.Zip(row.Fields).Where(f => f.Second.Length > 0).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
            if (report.Count > 0 && !SameReport(report[0].Values, values))
            {
                yield return new CsvPiece(report);
                report = [];
            }

            report.Add((row, values));
        }

        if (report.Count > 0) yield return new CsvPiece(report);
    }

    private static BatchFault? HeaderFault(CsvRow header)
    {
        if (header.Fields is null || header.Fields.Distinct(StringComparer.Ordinal).Count() < header.Fields.Count)
            return new BatchFault("header-unreadable", "The header cannot be read, or names a column twice.");
        return header.Fields.FirstOrDefault(f => !OfReport.Contains(f, StringComparer.Ordinal) && !OfLine.Contains(f, StringComparer.Ordinal)) is null
            ? null
            : new BatchFault("column-unknown", $"The header names a column that is not one of {string.Join(", ", OfReport.Concat(OfLine))}.");
    }

    private static bool SameReport(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.ContainsKey("id") && OfReport.All(name => one.GetValueOrDefault(name) == other.GetValueOrDefault(name));

    private static BatchRow Report(IReadOnlyList<(CsvRow Row, Dictionary<string, string> Values)> rows)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var name in OfReport.Where(rows[0].Values.ContainsKey)) json.WriteString(name, rows[0].Values[name]);
            if (rows.Any(r => OfLine.Any(r.Values.ContainsKey)))
            {
                json.WriteStartArray("lines");
                foreach (var (_, values) in rows) WriteLine(json, values);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return new BatchRow(rows[0].Row.Number, output.WrittenMemory.ToArray());
    }

    private static void WriteLine(Utf8JsonWriter json, Dictionary<string, string> values)
    {
        json.WriteStartObject();
        foreach (var name in OfLine.Where(values.ContainsKey))
        {
            var value = values[name];
            if (name == Serials)
            {
                json.WriteStartArray(name);
                foreach (var serial in value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) json.WriteStringValue(serial);
                json.WriteEndArray();
            }
            else if (name == "quantity" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity))
            {
                json.WriteNumber(name, quantity);
            }
            else
            {
                json.WriteString(name, value);
            }
        }

        json.WriteEndObject();
    }

    private static BatchRow Faulty(CsvRow row, BatchFault fault) => new(row.Number, Clipped(row.Text), fault);

    // The rows as they stand, not the report they would make: read again by itself it would be taken without what is missing.
    private static BatchRow Faulty(IReadOnlyList<(CsvRow Row, Dictionary<string, string> Values)> rows, BatchFault fault) =>
        new(rows[0].Row.Number, Clipped(string.Join('\n', rows.Select(r => r.Row.Text))), fault);

    private static byte[] Clipped(string text) =>
        Encoding.UTF8.GetBytes(text.Length <= BatchLimits.LongestRow ? text : text[..BatchLimits.LongestRow]);
}
