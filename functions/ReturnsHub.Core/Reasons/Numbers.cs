using System.Runtime.InteropServices;

namespace ReturnsHub.Core.Reasons;

/// <summary>
/// Finds phone numbers, payment cards (Luhn, ISO/IEC 7812-1) and other long numbers such as orders and parcels, with or
/// without spaces and dashes inside. Short numbers stay: "size 42", "2 of 3" and "10 days" say why something came back.
/// </summary>
internal static class Numbers
{
    // Local phone numbers have seven digits and more; a run written without any gap is an identifier from six on.
    private const int ShortestSpaced = 7;
    private const int ShortestSolid = 6;
    private const int MostGap = 3;

    public static string Take(string text, Tally tally)
    {
        var found = new List<Found>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var run = Read(text, i);
            if (Kind(text, run) is { } kind)
            {
                var (start, end) = WholeToken(text, run, found.Count == 0 ? 0 : found[^1].End);
                found.Add(new Found(start, end, kind));
                i = end - 1;
            }
            else
            {
                i = run.End - 1;
            }
        }
        return tally.TakeAll(text, found);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Run(int Start, int End, int Digits, int LongestSolid);

    private static Run Read(string text, int start)
    {
        var (end, digits, solid, longest) = (start, 0, 0, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                solid = i == end ? solid + 1 : 1;
                longest = Math.Max(longest, solid);
                end = i + 1;
            }
            else if (!IsGap(text[i]) || i - end >= MostGap)
            {
                break;
            }
        }
        return new Run(start, end, digits, longest);
    }

    private static bool IsGap(char c) => c is ' ' or '-' or '.' or '/' or '(' or ')' or '_' or '*' or '+';

    private static string? Kind(string text, Run run)
    {
        if (run.Digits < ShortestSpaced && run.LongestSolid < ShortestSolid) return null;
        var touchesLetters = (run.Start > 0 && char.IsAsciiLetter(text[run.Start - 1])) || (run.End < text.Length && char.IsAsciiLetter(text[run.End]));
        if (run.Digits is >= 13 and <= 19 && PassesLuhn(text, run)) return Placeholder.Card;
        if (touchesLetters || run.Digits > 15) return Placeholder.Number;
        var international = (run.Start > 0 && text[run.Start - 1] is '+' or '(') || text[run.Start] == '0';
        var spaced = run.End - run.Start > run.Digits;
        return run.Digits >= ShortestSpaced && (international || spaced) ? Placeholder.Phone : Placeholder.Number;
    }

    /// <summary>The run with the plus or bracket before it and the letters of the word it stands in (<c>1Z999AA1012345678</c>).</summary>
    private static (int Start, int End) WholeToken(string text, Run run, int notBefore)
    {
        var (start, end) = (run.Start, run.End);
        while (start > notBefore && char.IsAsciiLetterOrDigit(text[start - 1])) start--;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (start == run.Start)
            while (start > notBefore && text[start - 1] is '+' or '(') start--;
        return (start, end);
    }

    private static bool PassesLuhn(string text, Run run)
    {
        var (sum, twice) = (0, false);
        for (var i = run.End - 1; i >= run.Start; i--)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var digit = text[i] - '0';
            if (twice) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            (sum, twice) = (sum + digit, !twice);
        }
        return sum % 10 == 0;
    }
}
