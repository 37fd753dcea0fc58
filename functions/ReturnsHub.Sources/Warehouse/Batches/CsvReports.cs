using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Intake.Batches;

namespace ReturnsHub.Sources.Warehouse.Batches;

/// <summary>
/// Makes reports of a CSV file's rows: one line of goods a row, and rows that follow each other with the same type and id are one report.
/// What a field says is checked where every report is read; here only its place is known.
/// </summary>
internal sealed class CsvReports(CsvRows rows)
{
    private const string Serials = "serials";

    private static readonly string[] OfReport =
        ["type", "id", "occurredAt", "returnId", "rma", "trackingNumber", "orderId", "orderConnection", "operator", "certificateId", "serial", "method", "kind"];

    private static readonly string[] OfLine = ["lineId", "sku", "quantity", "condition", "grade", "disposition", "location", Serials, "lot"];

    public IEnumerable<BatchRow> Read()
    {
        IReadOnlyList<string>? header = null;
        var report = new List<(CsvRow Row, Dictionary<string, string> Values)>();
        foreach (var row in rows.Read())
        {
            if (header is null)
            {
                if (HeaderFault(row) is { } fault)
                {
                    yield return Faulty(row, fault);
                    yield break;
                }

                header = row.Fields!;
                continue;
            }

            if (row.Fields is null || row.Fields.Count != header.Count)
            {
                if (report.Count > 0) yield return Report(report);
                report.Clear();
                yield return Faulty(row, new BatchFault("row-unreadable", row.Fields is null
                    ? "A quote is not closed, or the row is too long. Close the quote or double it."
                    : $"The row has {row.Fields.Count} fields and the header {header.Count}."));
                continue;
            }

            var values = header.Zip(row.Fields).Where(f => f.Second.Length > 0).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
            if (report.Count > 0 && !SameReport(report[0].Values, values))
            {
                yield return Report(report);
                report.Clear();
            }

            report.Add((row, values));
        }

        if (report.Count > 0) yield return Report(report);
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

    private static BatchRow Report(List<(CsvRow Row, Dictionary<string, string> Values)> rows)
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

    private static BatchRow Faulty(CsvRow row, BatchFault fault)
    {
        var text = row.Text.Length <= BatchLimits.LongestRow ? row.Text : row.Text[..BatchLimits.LongestRow];
        return new BatchRow(row.Number, Encoding.UTF8.GetBytes(text), fault);
    }
}
