using ReturnsHub.Core.Codes;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>A multinomial naive Bayes model over words, word pairs and word beginnings, trained when it is built.</summary>
internal sealed class NaiveBayes
{
    private const float Smoothing = 0.25f;
    private const int Stem = 5;

    private static readonly int Codes = Enum.GetValues<ReasonCode>().Length;

    private readonly Dictionary<ulong, int> _features = [];
    private readonly float[] _logs;
    private readonly bool[] _seen = new bool[Codes];

    /// <summary>Learns from examples.</summary>
    public NaiveBayes(IReadOnlyList<(ReasonCode Code, List<string> Words)> examples)
    {
        var counts = new List<float[]>();
        var totals = new float[Codes];
        var features = new HashSet<ulong>();
        foreach (var (code, words) in examples)
        {
            _seen[(int)code] = true;
            Features(words, features);
            foreach (var feature in features)
            {
                if (!_features.TryGetValue(feature, out var index))
                {
                    _features[feature] = index = counts.Count;
                    counts.Add(new float[Codes]);
                }
                counts[index][(int)code]++;
                totals[(int)code]++;
            }
        }
        _logs = new float[counts.Count * Codes];
        for (var f = 0; f < counts.Count; f++)
            for (var c = 0; c < Codes; c++)
                _logs[f * Codes + c] = MathF.Log((counts[f][c] + Smoothing) / (totals[c] + Smoothing * counts.Count));
    }

    /// <summary>
    /// How likely each code is, each 0 to 1, adding up to at most 1: words the model never saw take their share away.
    /// </summary>
    public float[] Read(List<string> words)
    {
        var features = new HashSet<ulong>();
        Features(words, features);
        var sums = new float[Codes];
        var known = 0;
        foreach (var feature in features)
        {
            if (!_features.TryGetValue(feature, out var index)) continue;
            known++;
            for (var c = 0; c < Codes; c++) sums[c] += _logs[index * Codes + c];
        }
        if (known == 0) return new float[Codes];
        // Features overlap (a word, its beginning, its pairs), so their evidence counts for less than its sum.
        var scale = 1.5f / MathF.Sqrt(known + 3);
        var coverage = MathF.Sqrt(MathF.Min(1, 1.6f * known / features.Count));
        return Softmax(sums, scale, coverage);
    }

    private float[] Softmax(float[] sums, float scale, float coverage)
    {
        var most = float.NegativeInfinity;
        for (var c = 0; c < Codes; c++)
            if (_seen[c]) most = MathF.Max(most, sums[c]);
        var total = 0f;
        for (var c = 0; c < Codes; c++)
        {
            sums[c] = _seen[c] ? MathF.Exp((sums[c] - most) * scale) : 0;
            total += sums[c];
        }
        for (var c = 0; c < Codes; c++) sums[c] = sums[c] / total * coverage;
        return sums;
    }

    private static void Features(List<string> words, HashSet<ulong> features)
    {
        features.Clear();
        var previous = Hash("^", 3);
        foreach (var word in words)
        {
            if (word == Words.Break) continue;
            var hash = Hash(word, 1);
            features.Add(hash);
            if (word.Length > Stem) features.Add(Hash(word.AsSpan(0, Stem), 2));
            features.Add(previous * 31 + hash);
            previous = hash;
        }
    }

    // FNV-1a: the framework's string hash differs from process to process, and a model must not.
    private static ulong Hash(ReadOnlySpan<char> text, ulong kind)
    {
        var hash = 14695981039346656037UL ^ kind;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
