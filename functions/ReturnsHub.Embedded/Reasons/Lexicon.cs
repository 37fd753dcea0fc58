using ReturnsHub.Core.Codes;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>Weighted phrases in several languages, matched longest first and turned off by a negation before them.</summary>
internal sealed class Lexicon
{
    private const string Injection = "INJECTION";
    private const int MostGap = 3;
    private const int PrefixKey = 3;
    private const int NegationReach = 3;

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "not", "no", "isnt", "wasnt", "arent", "werent", "doesnt", "dont", "didnt", "never", "neither", "nor", "nicht", "kein", "keine", "keinen", "nie",
        "pas", "non", "ni", "tampoco", "niet", "geen", "ikke", "ingen", "hverken",
    };

    // "not only too small" says that it is too small.
    private static readonly HashSet<string> Only = new(StringComparer.Ordinal) { "only", "just", "nur", "seulement", "solo", "kun", "alleen", "sure", "sicher" };

    private readonly Dictionary<string, List<Phrase>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> _byPrefix = new(StringComparer.Ordinal);

    /// <summary>Reads rows of code, weight, language and phrase.</summary>
    public Lexicon(IEnumerable<string[]> rows)
    {
        var codes = Enum.GetValues<ReasonCode>().ToDictionary(c => CodeNames.Of(c), c => c, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var parts = row[3].Split(' ').Select(Part.Read).ToArray();
            var phrase = new Phrase(row[0] == Injection ? null : codes[row[0]], float.Parse(row[1]), row[2], parts);
            var (index, key) = parts[0].IsPrefix ? (_byPrefix, parts[0].Text[..Math.Min(PrefixKey, parts[0].Text.Length)]) : (_byWord, parts[0].Text);
            if (!index.TryGetValue(key, out var list)) index[key] = list = [];
            list.Add(phrase);
        }
    }

    /// <summary>What the phrases say about a text.</summary>
    public Evidence Read(List<string> words)
    {
        var found = Find(words, Languages.Of(words));
        found.Sort(static (a, b) => b.Phrase.Parts.Length != a.Phrase.Parts.Length
            ? b.Phrase.Parts.Length.CompareTo(a.Phrase.Parts.Length)
            : b.Phrase.Weight != a.Phrase.Weight ? b.Phrase.Weight.CompareTo(a.Phrase.Weight) : a.At[0].CompareTo(b.At[0]));
        var evidence = new Evidence();
        var taken = new bool[words.Count];
        foreach (var match in found)
        {
            if (Array.Exists(match.At, i => taken[i])) continue;
            foreach (var i in match.At) taken[i] = true;
            if (match.Phrase.Code is not { } code) evidence.Injection = true;
            else if (IsNegated(words, match.At[0])) evidence.Negated = true;
            else evidence.Add(code, match.Phrase.Weight);
        }
        return evidence;
    }

    private List<Match> Find(List<string> words, Languages languages)
    {
        var found = new List<Match>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (_byWord.TryGetValue(word, out var exact)) Collect(exact, words, i, languages, found);
            if (word.Length >= PrefixKey && _byPrefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.AsSpan(0, PrefixKey), out var prefixed))
                Collect(prefixed, words, i, languages, found);
        }
        return found;
    }

    private static void Collect(List<Phrase> phrases, List<string> words, int start, Languages languages, List<Match> found)
    {
        foreach (var phrase in phrases)
        {
            // What may harm somebody, or is meant to mislead, is heard in any language; other words only in the text's own.
            var heard = phrase.Code is null or ReasonCode.SafetyOrHealth || languages.Contain(phrase.Language);
            if (heard && phrase.Match(words, start) is { } at) found.Add(new Match(phrase, at));
        }
    }

    private static bool IsNegated(List<string> words, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - NegationReach && words[i] != Words.Break; i--)
            if (Negations.Contains(words[i])) return !(i + 1 < words.Count && Only.Contains(words[i + 1]));
        return false;
    }

    private readonly record struct Match(Phrase Phrase, int[] At);

    private readonly record struct Part(string Text, bool IsPrefix, bool IsGap)
    {
        public static Part Read(string written) =>
            written == ".." ? new Part("", false, true)
            : written.EndsWith('*') ? new Part(string.Concat(Words.Of(written[..^1])), true, false)
            : new Part(string.Concat(Words.Of(written).Where(w => w != Words.Break)), false, false);

        public bool Fits(string word) => IsPrefix ? word.StartsWith(Text, StringComparison.Ordinal) : string.Equals(word, Text, StringComparison.Ordinal);
    }

    private sealed record Phrase(ReasonCode? Code, float Weight, string Language, Part[] Parts)
    {
        /// <summary>The places of the phrase's words from <paramref name="start"/> on, or null.</summary>
        public int[]? Match(List<string> words, int start)
        {
            Span<int> at = stackalloc int[Parts.Length];
            var (place, count, gap) = (start, 0, 0);
            foreach (var part in Parts)
            {
                if (part.IsGap)
                {
                    gap = MostGap;
                    continue;
                }
                while (place < words.Count && !part.Fits(words[place]) && gap > 0 && words[place] != Words.Break)
                    (place, gap) = (place + 1, gap - 1);
                if (place >= words.Count || !part.Fits(words[place])) return null;
                at[count++] = place++;
                gap = 0;
            }
            return at[..count].ToArray();
        }
    }
}

/// <summary>What the lexicon found in a text.</summary>
internal sealed class Evidence
{
    private const float Most = 6;

    private readonly float[] _weights = new float[Enum.GetValues<ReasonCode>().Length];

    /// <summary>Whether the text speaks to a machine instead of giving a reason.</summary>
    public bool Injection { get; set; }

    /// <summary>Whether a phrase was found that a negation turned off.</summary>
    public bool Negated { get; set; }

    /// <summary>The weight found for a code.</summary>
    public float this[ReasonCode code] => _weights[(int)code];

    /// <summary>Adds to a code's weight.</summary>
    public void Add(ReasonCode code, float weight) => _weights[(int)code] = Math.Min(Most, _weights[(int)code] + weight);

    /// <summary>Drops a code that another explains better.</summary>
    public void Drop(ReasonCode code) => _weights[(int)code] = 0;
}
