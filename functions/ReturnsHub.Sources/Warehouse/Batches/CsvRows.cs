using System.Text;
using ReturnsHub.Core.Intake.Batches;

namespace ReturnsHub.Sources.Warehouse.Batches;

/// <summary>A row of a CSV file.</summary>
/// <param name="Number">The line it begins on.</param>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Fields">Its fields; null when it cannot be told where they end.</param>
internal sealed record CsvRow(int Number, string Text, IReadOnlyList<string>? Fields);

/// <summary>
/// Reads CSV as RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) has it: quoted fields may hold separators, line breaks and doubled
/// quotes. The header says which of comma, semicolon and tab separates. A quote that is never closed costs its own row, not the rest.
/// </summary>
internal sealed class CsvRows(string text)
{
    private const char Quote = '"';
    private readonly char _separator = SeparatorOf(text);

    public IEnumerable<CsvRow> Read()
    {
        var (number, start) = (1, 0);
        while (start < text.Length)
        {
            var (fields, end) = ReadRow(start);
            var row = text[start..end].TrimEnd('\r', '\n');
            if (!string.IsNullOrWhiteSpace(row)) yield return new CsvRow(number, row, fields);
            number += text.AsSpan(start, end - start).Count('\n');
            start = end;
        }
    }

    /// <summary>What the columns of a row that cannot be read seem to say: those before its fault are right.</summary>
    public Dictionary<string, string> Guess(IReadOnlyList<string> header, CsvRow row) =>
        header.Zip(row.Fields ?? row.Text.Split(_separator, StringSplitOptions.TrimEntries))
            .ToDictionary(f => f.First, f => f.Second.Trim(Quote), StringComparer.Ordinal);

    private (IReadOnlyList<string>? Fields, int End) ReadRow(int start)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, closed, at) = (false, false, start);
        var most = Math.Min(text.Length, start + BatchLimits.LongestRow);
        for (; at < most; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != Quote) field.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == Quote) field.Append(text[++at]);
                else (quoted, closed) = (false, true);
            }
            else if (c == Quote && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == _separator)
            {
                End();
            }
            else if (c == '\n')
            {
                End();
                return (fields, at + 1);
            }
            else if (closed && c is not ('\r' or ' '))
            {
                // The quote was closed by one that opens a field of a later row, or stands for itself: where fields end is not known.
                return (null, EndOfLine(start));
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        if (quoted || most < text.Length) return (null, EndOfLine(start));
        End();
        return (fields, at);

        void End()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
            closed = false;
        }
    }

    private int EndOfLine(int start) => text.IndexOf('\n', start) is >= 0 and var end ? end + 1 : text.Length;

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        return header.Contains('\t') ? '\t' : header.Contains(';') ? ';' : ',';
    }
}
