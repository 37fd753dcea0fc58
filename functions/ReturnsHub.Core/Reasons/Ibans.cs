namespace ReturnsHub.Core.Reasons;

/// <summary>Finds international bank account numbers by their check digits (ISO 13616, ISO 7064 mod 97-10), however they are spaced.</summary>
internal static class Ibans
{
    private const int Shortest = 15;
    private const int Longest = 34;

    public static string Take(string text, Tally tally)
    {
        var found = new List<Found>();
        for (var i = 0; i + Shortest <= text.Length; i++)
        {
            if (End(text, i) is not { } end) continue;
            var whole = WithMailboxes(text, i, end, found.Count == 0 ? 0 : found[^1].End);
            if (whole is { } span) found.Add(new Found(span.Start, span.End, Placeholder.Iban));
            i = (whole?.End ?? end) - 1;
        }
        return tally.TakeAll(text, found);
    }

    /// <summary>
    /// An @ touching the number makes its first or last group look like part of an e-mail address: that whole word goes with it.
    /// Null when the number lies inside one such word, which is then an e-mail address and no account.
    /// </summary>
    private static (int Start, int End)? WithMailboxes(string text, int start, int end, int notBefore)
    {
        var (from, to) = (start, end);
        while (from > notBefore && text[from - 1] is not (' ' or '<' or '>')) from--;
        while (to < text.Length && text[to] is not (' ' or '<' or '>')) to++;
        var (before, after) = (text.AsSpan(from, start - from).Contains('@'), text.AsSpan(end, to - end).Contains('@'));
        if ((before || after) && !text.AsSpan(start, end - start).Contains(' ')) return null;
        return (before ? from : start, after ? to : end);
    }

    /// <summary>Where the longest valid number that starts at <paramref name="start"/> ends; null when none does.</summary>
    private static int? End(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start])) return null;
        Span<char> taken = stackalloc char[Longest];
        int? end = null;
        var count = 0;
        for (var i = start; i < text.Length && count < Longest; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (!Fits(c, count)) return end;
                taken[count++] = c;
                if (count >= Shortest && IsValid(taken[..count])) end = i + 1;
            }
            else if (!IsSeparator(c) || IsSeparator(text[i - 1]))
            {
                return end;
            }
        }
        return end;
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '/';

    private static bool Fits(char c, int place) => place switch
    {
        0 or 1 => char.IsAsciiLetter(c),
        2 or 3 => char.IsAsciiDigit(c),
        _ => true,
    };

    private static bool IsValid(ReadOnlySpan<char> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + (c | 0x20) - 'a' + 10) % 97;
        }
        return rest == 1;
    }
}
