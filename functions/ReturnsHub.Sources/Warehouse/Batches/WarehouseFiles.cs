using System.Text;
using ReturnsHub.Core.Intake.Batches;

namespace ReturnsHub.Sources.Warehouse.Batches;

/// <summary>Splits warehouses' files into reports (README.md in this folder's parent).</summary>
internal static class WarehouseFiles
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<BatchRow> Split(BatchFormat format, ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        return format == BatchFormat.Ndjson ? Lines(bytes) : Csv(bytes);
    }

    private static IEnumerable<BatchRow> Lines(ReadOnlyMemory<byte> file)
    {
        var (number, start) = (0, 0);
        while (start < file.Length)
        {
            number++;
            var length = file.Span[start..].IndexOf((byte)'\n') is >= 0 and var end ? end : file.Length - start;
            var line = file.Slice(start, length);
            start += length + 1;
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            yield return line.Length <= BatchLimits.LongestRow ? new BatchRow(number, line) : TooLong(number, line);
        }
    }

    private static IEnumerable<BatchRow> Csv(ReadOnlyMemory<byte> file)
    {
        string text;
        try
        {
            text = Strict.GetString(file.Span);
        }
        catch (DecoderFallbackException)
        {
            return [new BatchRow(1, Clipped(file), new BatchFault("file-not-utf8", "The file is not UTF-8. Export it as UTF-8."))];
        }

        return new CsvReports(new CsvRows(text)).Read();
    }

    private static BatchRow TooLong(int number, ReadOnlyMemory<byte> line) =>
        new(number, Clipped(line), new BatchFault("row-too-long", $"The row is longer than {BatchLimits.LongestRow} bytes. Send its report over the webhook."));

    private static ReadOnlyMemory<byte> Clipped(ReadOnlyMemory<byte> bytes) => bytes[..Math.Min(bytes.Length, BatchLimits.LongestRow)];
}
