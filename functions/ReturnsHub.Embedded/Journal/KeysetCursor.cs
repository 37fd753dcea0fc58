using System.Globalization;

namespace ReturnsHub.Embedded.Journal;

/// <summary>Cursors of pages: the sort values of the last row, dash-separated.</summary>
internal static class KeysetCursor
{
    public static string Write(params ReadOnlySpan<long> values)
    {
        var parts = new string[values.Length];
        for (var i = 0; i < values.Length; i++) parts[i] = values[i].ToString(CultureInfo.InvariantCulture);
        return string.Join('.', parts);
    }

    /// <exception cref="InvalidCursorException">Not a cursor of this list.</exception>
    public static long[] Read(string cursor, int values)
    {
        var parts = cursor.Split('.', values + 1);
        var numbers = new long[values];
        if (parts.Length != values) throw new InvalidCursorException();
        for (var i = 0; i < values; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) throw new InvalidCursorException();
        }

        return numbers;
    }
}
