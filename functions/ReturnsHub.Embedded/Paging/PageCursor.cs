using System.Globalization;

namespace ReturnsHub.Embedded.Paging;

/// <summary>Cursors of lists: the numbers by which the last item of a page was ordered.</summary>
internal static class PageCursor
{
    public const int LargestPage = 500;

    public static string Write(params ReadOnlySpan<long> numbers)
    {
        var text = numbers[0].ToString(CultureInfo.InvariantCulture);
        foreach (var number in numbers[1..]) text += "." + number.ToString(CultureInfo.InvariantCulture);
        return text;
    }

    /// <summary>The numbers of <paramref name="cursor"/>; null when there is no cursor.</summary>
    /// <exception cref="InvalidCursorException">It is not a cursor of <paramref name="count"/> numbers.</exception>
    public static long[]? Read(string? cursor, int count)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (cursor.Length > 20 * count) throw new InvalidCursorException();
        var parts = cursor.Split('.');
        if (parts.Length != count) throw new InvalidCursorException();
        return Array.ConvertAll(parts, Number);
    }

    /// <summary>The one number of <paramref name="cursor"/>, or <paramref name="otherwise"/> when there is no cursor.</summary>
    public static long ReadOne(string? cursor, long otherwise) => Read(cursor, 1) is [var only] ? only : otherwise;

    public static void Check(PageRequest page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1, nameof(page));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, LargestPage, nameof(page));
    }

    private static long Number(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidCursorException();
}
