using System.Text;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>
/// A text as lower-case words without accents, in clauses. Written out letter by letter because the runtime's normalisation
/// does nothing where globalization is invariant.
/// </summary>
internal static class Words
{
    /// <summary>Stands where a clause ends: a negation does not reach across it.</summary>
    public const string Break = "|";

    /// <summary>Words looked at; what comes after says little that the words before did not.</summary>
    public const int Most = 220;

    // A contrast ends a clause as a comma does.
    private static readonly HashSet<string> Breakers = new(StringComparer.Ordinal)
    {
        "but", "however", "although", "and", "aber", "sondern", "jedoch", "und", "mais", "et", "pero", "sino", "men", "og", "maar", "ma",
    };

    /// <summary>The words of <paramref name="text"/>, at most <see cref="Most"/>, with <see cref="Break"/> between clauses.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>(32);
        var word = new StringBuilder(16);
        foreach (var c in text)
        {
            if (words.Count >= Most) break;
            if (char.IsLetterOrDigit(c)) Fold(word, char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’' or '´' or '`') && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format))
            {
                Flush(words, word);
                if (c is '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '\n') EndClause(words);
            }
        }
        Flush(words, word);
        if (words.Count > Most) words.RemoveRange(Most, words.Count - Most);
        return words;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length == 0) return;
        var whole = word.ToString(0, Math.Min(word.Length, 40));
        word.Clear();
        if (Breakers.Contains(whole)) EndClause(words);
        words.Add(whole);
    }

    private static void EndClause(List<string> words)
    {
        if (words.Count > 0 && words[^1] != Break) words.Add(Break);
    }

    private static void Fold(StringBuilder word, char c) => _ = c switch
    {
        >= 'à' and <= 'å' => word.Append('a'),
        'ç' => word.Append('c'),
        >= 'è' and <= 'ë' => word.Append('e'),
        >= 'ì' and <= 'ï' => word.Append('i'),
        'ñ' => word.Append('n'),
        >= 'ò' and <= 'ö' or 'ø' => word.Append('o'),
        >= 'ù' and <= 'ü' => word.Append('u'),
        'ß' => word.Append("ss"),
        'æ' => word.Append("ae"),
        'œ' => word.Append("oe"),
        _ => word.Append(c),
    };
}
