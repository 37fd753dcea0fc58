using System.Text;

namespace ReturnsHub.Core.Reasons;

/// <summary>Finds values the order already tells (the customer's own name and address), whatever their case and accents.</summary>
internal static class HintedValues
{
    // A part of a name this short ("Li", "de") is too often a word of its own.
    private const int ShortestPart = 3;

    // Hints come from outside too: what is beyond these is not looked at.
    private const int MostHints = 20;
    private const int MostWords = 12;

    public static string Take(string text, RedactionHints hints, Tally tally)
    {
        text = TakeAll(text, hints.Addresses, Placeholder.Address, partsCount: false, tally);
        return TakeAll(text, hints.Names, Placeholder.Name, partsCount: true, tally);
    }

    private readonly record struct Word(int Start, int End, string Folded, bool Capital);

    private static string TakeAll(string text, IReadOnlyList<string> values, string kind, bool partsCount, Tally tally)
    {
        foreach (var value in values.Take(MostHints))
        {
            var wanted = Words(Clip.Of(value, 200)).Take(MostWords).Select(w => w.Folded).ToList();
            if (wanted.Count == 0 || wanted.Sum(w => w.Length) < 2) continue;
            text = tally.TakeAll(text, Find(Words(text), wanted, kind, partsCount));
        }
        return text;
    }

    private static List<Found> Find(List<Word> words, List<string> wanted, string kind, bool partsCount)
    {
        var found = new List<Found>();
        for (var i = 0; i < words.Count;)
        {
            var length = Matches(words, i, wanted) ? wanted.Count : partsCount ? PartsFrom(words, i, wanted) : 0;
            if (length > 0) found.Add(new Found(words[i].Start, words[i + length - 1].End, kind));
            i += Math.Max(length, 1);
        }
        return found;
    }

    private static bool Matches(List<Word> words, int at, List<string> wanted)
    {
        if (at + wanted.Count > words.Count) return false;
        for (var i = 0; i < wanted.Count; i++)
            if (!string.Equals(words[at + i].Folded, wanted[i], StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>How many words from <paramref name="at"/> on are parts of the name. One alone counts only with a capital: "black" is a colour, "Black" may be a customer.</summary>
    private static int PartsFrom(List<Word> words, int at, List<string> wanted)
    {
        var count = 0;
        while (at + count < words.Count && words[at + count].Folded.Length >= ShortestPart && wanted.Contains(words[at + count].Folded)) count++;
        return count > 1 || (count == 1 && words[at].Capital) ? count : 0;
    }

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (i > start && char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark))) i++;
            if (i == start)
            {
                i++;
                continue;
            }
            var placeholder = start > 0 && text[start - 1] == '<' && i < text.Length && text[i] == '>';
            if (!placeholder) words.Add(new Word(start, i, Fold(text.AsSpan(start, i - start)), char.IsUpper(text[start])));
        }
        return words;
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        var result = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            _ = lower switch
            {
                >= 'à' and <= 'å' => result.Append('a'),
                'ç' or 'ć' or 'č' => result.Append('c'),
                >= 'è' and <= 'ë' or 'ę' or 'ě' => result.Append('e'),
                >= 'ì' and <= 'ï' => result.Append('i'),
                'ñ' or 'ń' => result.Append('n'),
                >= 'ò' and <= 'ö' or 'ø' => result.Append('o'),
                >= 'ù' and <= 'ü' or 'ů' => result.Append('u'),
                'ý' or 'ÿ' => result.Append('y'),
                'š' or 'ś' => result.Append('s'),
                'ž' or 'ź' or 'ż' => result.Append('z'),
                'ł' => result.Append('l'),
                'ß' => result.Append("ss"),
                'æ' => result.Append("ae"),
                'œ' => result.Append("oe"),
                _ => result.Append(lower),
            };
        }
        return result.ToString();
    }
}
