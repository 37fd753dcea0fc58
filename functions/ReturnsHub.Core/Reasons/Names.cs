using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Reasons;

/// <summary>Finds names by what people write around them: "my name is", "Gruß", "Je m'appelle", "Herr".</summary>
internal static partial class Names
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int MostWords = 4;

    // Words that follow a greeting or an introduction without being a name.
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "und", "et", "y", "e", "en", "og", "och", "the", "die", "der", "das", "ich", "i", "it", "my", "mein", "meine", "this", "is", "ist", "but",
        "aber", "mais", "pero", "ma", "maar", "men", "please", "bitte", "team", "you", "schön", "sehr", "vielmals", "beaucoup", "mille", "very",
        "a", "an", "for", "für", "pour", "from", "von", "aus", "on", "not", "no", "we", "wir", "nous", "je", "the", "that", "with", "mit",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal) { "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "zu", "bin", "al" };

    public static string Take(string text, Tally tally)
    {
        text = TakeAfter(text, Introduction, anyCase: true, onlyAtEnd: false, tally);
        text = TakeAfter(text, SignOff, anyCase: false, onlyAtEnd: false, tally);
        text = TakeAfter(text, ShortSignOff, anyCase: true, onlyAtEnd: true, tally);
        return TakeAfter(text, Title, anyCase: false, onlyAtEnd: false, tally);
    }

    private static string TakeAfter(string text, Regex lead, bool anyCase, bool onlyAtEnd, Tally tally)
    {
        var found = new List<Found>();
        var from = 0;
        foreach (var match in lead.EnumerateMatches(text))
        {
            var start = match.Index + match.Length;
            var torn = start < text.Length && char.IsLetter(text[start - 1]) && char.IsLetter(text[start]);
            if (torn || match.Index < from || EndOfName(text, start, anyCase) is not { } end) continue;
            if (onlyAtEnd && text.AsSpan(end).Trim(" .!,;)").Length > 0) continue;
            found.Add(new Found(start, end, Placeholder.Name));
            from = end;
        }
        return tally.TakeAll(text, found);
    }

    /// <summary>Where the name that starts at <paramref name="start"/> ends; null when no name starts there.</summary>
    private static int? EndOfName(string text, int start, bool anyCase)
    {
        int? end = null;
        var (at, words, lower) = (start, 0, false);
        while (words < MostWords)
        {
            var stop = at;
            while (stop < text.Length && (char.IsLetter(text[stop]) || (stop > at && IsInner(text, stop)))) stop++;
            if (stop == at) break;
            var word = text.AsSpan(at, stop - at).TrimEnd(".'-");
            var capital = char.IsUpper(word.Length > 0 ? word[0] : ' ');
            var particle = Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
            if (word.Length == 0 || (!particle && NoNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))) break;
            if (!capital && !particle && !(anyCase && (words == 0 || (lower && words == 1)))) break;
            lower |= !capital;
            words++;
            if (!particle) end = at + word.Length;
            var initial = word.Length == 1 && stop < text.Length && text[stop] == '.';
            at = stop + (initial ? 1 : 0);
            if (at >= text.Length || text[at] != ' ') break;
            at++;
        }
        return end;
    }

    private static bool IsInner(string text, int at) => text[at] is '\'' or '-' or '\u0301' || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark;

    [GeneratedRegex("""\b(my name is|my name's|my name:|name is|call me|mein name ist|mein name:|ich hei(ß|ss)e|je m'appelle|je m appelle|mon nom est|je me nomme|me llamo|mi nombre es|mi chiamo|il mio nome è|mijn naam is|ik heet|ik ben genaamd|mit navn er|jeg hedder|mitt namn är|jag heter|jeg heter|(o )?meu nome é|me chamo|chamo-me|nazywam się|mam na imię|jmenuji se|moje jméno je|volám sa|nimeni on|mă numesc|numele meu este|меня зовут|мене звати|με λένε|ονομάζομαι|kunde:|kundin:|customer:|client:|cliente:|klant:|klient:|name:|nom:|nombre:|nome:|naam:|navn:) ?""", Options)]
    private static partial Regex Introduction { get; }

    [GeneratedRegex("""\b((kind|best|warm|with best|with kind|many)? ?regards|yours (sincerely|faithfully|truly)|sincerely|best wishes|cheers|signed|(mit )?(freundlichen?|freundliche|besten?|lieben?|viele|schöne|herzliche) gr(ü|ue)(ß|ss)en?|gr(u|ü|ue)(ß|ss)e?n?|hochachtungsvoll|cordialement|bien à vous|bien cordialement|salutations( distinguées)?|(un )?cordial saludo|saludos( cordiales)?|un saludo|atentamente|cordiali saluti|distinti saluti|saluti|(met )?vriendelijke groet(en)?|groet(en|jes)?|(med )?venlig(e)? hilsen(er)?|(de )?bedste hilsner|hilsen|vänliga hälsningar|hälsningar|atenciosamente|(com os melhores )?cumprimentos|z poważaniem|pozdrawiam|s pozdravem|с уважением|з повагою) ?[,.:!\-]* ?""", Options)]
    private static partial Regex SignOff { get; }

    // Two or three letters, or a thank-you, may be anything elsewhere (LG is a brand): only as the last words.
    [GeneratedRegex("""\b(mfg|lg|vg|br|mvh|kr|mvg|vh|(thanks|thank you|danke|merci|gracias|grazie|bedankt|tak|tack),) ?[,.:]? ?""", Options)]
    private static partial Regex ShortSignOff { get; }

    [GeneratedRegex("""\b(mr|mrs|ms|miss|dr|prof|herrn?|frau|mme|mlle|monsieur|madame|señora?|sra?|sig|signora?|dhr|mevr|mevrouw|meneer|fru)\.? """, Options)]
    private static partial Regex Title { get; }
}
