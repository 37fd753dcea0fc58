using System.Buffers.Text;
using System.Text;

namespace ReturnsHub.Azure.Paging;

/// <summary>
/// Cursors of lists: the key by which the last item of a page was ordered, in base64url. A list continues behind a key, whatever was
/// written or moved meanwhile; nothing of the service's own continuations is kept.
/// </summary>
internal static class KeysetCursor
{
    public const int LargestPage = 500;

    /// <summary>Before every key.</summary>
    public const string First = "";

    /// <summary>Behind every key.</summary>
    public const string Last = "~";

    private const int MostCharacters = 500;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cursor behind <paramref name="key"/> in the list <paramref name="list"/>.</summary>
    public static string Write(string list, string key) => Base64Url.EncodeToString(Strict.GetBytes($"{list}:{key}"));

    /// <summary>The key in <paramref name="cursor"/>; null when there is no cursor.</summary>
    /// <exception cref="InvalidCursorException">It is not a cursor of this list.</exception>
    public static string? Read(string list, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (cursor.Length > MostCharacters) throw new InvalidCursorException();
        try
        {
            var text = Strict.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith(list + ":", StringComparison.Ordinal)) return text[(list.Length + 1)..];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidCursorException();
        }

        throw new InvalidCursorException();
    }

    /// <summary>A page of rows of which one more was read than asked for: it tells whether another page follows.</summary>
    public static Page<TItem> Page<TRow, TItem>(string list, IReadOnlyList<TRow> rows, int limit, Func<TRow, string> key, Func<TRow, TItem> item) =>
        rows.Count > limit
            ? new Page<TItem>([.. rows.Take(limit).Select(item)], Write(list, key(rows[limit - 1])))
            : new Page<TItem>([.. rows.Select(item)], null);

    public static void Check(PageRequest page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1, nameof(page));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, LargestPage, nameof(page));
    }
}
