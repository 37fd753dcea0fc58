namespace ReturnsHub.Embedded.Reasons;

/// <summary>
/// Which languages a text may be in, by its small words. "For store" is too large in Danish and part of "for store credit" in
/// English: phrases count in the text's own language only.
/// </summary>
internal readonly struct Languages
{
    private static readonly (string Language, HashSet<string> Words)[] Small =
    [
        ("en", ["the", "is", "it", "i", "my", "was", "and", "to", "of", "this", "not", "too", "with", "you", "they", "are", "have", "but", "on", "a", "that", "in", "after", "does", "did"]),
        ("de", ["der", "die", "das", "ist", "ich", "und", "nicht", "zu", "mir", "es", "ein", "eine", "mit", "leider", "war", "hat", "habe", "aber", "den", "auf", "sind", "im", "nach", "wie", "wurde", "bei", "kein"]),
        ("fr", ["le", "la", "les", "est", "je", "et", "pas", "trop", "un", "une", "ne", "il", "mais", "pour", "sur", "ai", "jai", "des", "du", "a", "sont", "ce", "cest", "mon", "ma", "que", "qui", "au", "nest"]),
        ("es", ["el", "la", "los", "las", "es", "no", "me", "y", "un", "una", "muy", "demasiado", "pero", "con", "que", "de", "lo", "mi", "del", "se", "ha", "por", "para", "son", "llego", "yo", "su"]),
        ("da", ["den", "det", "er", "jeg", "og", "ikke", "for", "en", "et", "min", "mit", "men", "med", "har", "var", "til", "de", "som", "pa", "i", "af", "efter", "vi", "mig"]),
        ("nl", ["de", "het", "is", "ik", "en", "niet", "te", "een", "maar", "met", "mijn", "van", "voor", "zijn", "heb"]),
        ("it", ["il", "la", "e", "non", "un", "una", "troppo", "mi", "ma", "con", "che", "per", "di", "sono", "ho", "lo"]),
    ];

    private readonly int _mask;

    private Languages(int mask) => _mask = mask;

    /// <summary>The languages with the most small words in the text; all of them when it has none.</summary>
    public static Languages Of(List<string> words)
    {
        Span<int> counts = stackalloc int[Small.Length];
        var most = 0;
        foreach (var word in words)
        {
            for (var i = 0; i < Small.Length; i++)
                if (Small[i].Words.Contains(word)) most = Math.Max(most, ++counts[i]);
        }
        // One small word of difference proves nothing in a short text.
        var enough = most <= 2 ? most : most - 1;
        var mask = 0;
        for (var i = 0; i < Small.Length; i++)
            if (counts[i] >= enough) mask |= 1 << i;
        return new Languages(mask);
    }

    /// <summary>Whether the text may be in <paramref name="language"/>.</summary>
    public bool Contain(string language)
    {
        for (var i = 0; i < Small.Length; i++)
            if (Small[i].Language == language) return (_mask & (1 << i)) != 0;
        return true;
    }
}
