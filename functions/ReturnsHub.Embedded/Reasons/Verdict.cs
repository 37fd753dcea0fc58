using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>The reason that phrases and model agree on, and how sure that is.</summary>
internal sealed record Verdict(ReasonCode Code, ReasonCode? Secondary, double Confidence)
{
    /// <summary>Phrase weight from which a reason is stated, not hinted at.</summary>
    public const float Clear = 2.5f;

    // How much a model certain of itself weighs beside the phrases.
    private const float ModelWeight = 2.5f;

    private const double MostDoubtful = 0.45;
    // Below this a code would be a guess, and a guess at a code is worse than none.
    private const double LeastSure = 0.12;
    private const double MostSure = 0.98;

    /// <summary>Weighs phrases and model.</summary>
    public static Verdict From(Evidence evidence, float[] model)
    {
        var scores = new float[model.Length];
        for (var c = 0; c < scores.Length; c++) scores[c] = evidence[(ReasonCode)c] + ModelWeight * model[c];
        var (first, second) = BestTwo(evidence, scores);
        var secondary = second is { } s && evidence[s] >= Clear && evidence[first] >= Clear && IsReason(first) && IsReason(s) ? second : null;
        var (code, other) = secondary is null ? (first, null) : ReasonPriority.Order([first, secondary.Value]);
        if (evidence[ReasonCode.SafetyOrHealth] >= Clear && code != ReasonCode.SafetyOrHealth)
            (code, other) = (ReasonCode.SafetyOrHealth, code);
        var confidence = Limit(evidence, code, Sureness(scores, first, secondary));
        return confidence < LeastSure ? new Verdict(ReasonCode.Unknown, null, confidence) : new Verdict(code, other, confidence);
    }

    private static (ReasonCode First, ReasonCode? Second) BestTwo(Evidence evidence, float[] scores)
    {
        var first = Best(scores, static (_, _) => true, evidence);
        var stated = Best(scores, (c, e) => c != first && e[c] >= Clear, evidence);
        return (first!.Value, stated);
    }

    /// <summary>The code with the highest score among those that <paramref name="counts"/>; of equals the one that ranks first.</summary>
    private static ReasonCode? Best(float[] scores, Func<ReasonCode, Evidence, bool> counts, Evidence evidence)
    {
        ReasonCode? best = null;
        for (var i = 0; i < scores.Length; i++)
        {
            var code = (ReasonCode)i;
            if (!counts(code, evidence)) continue;
            if (best is not { } b || scores[i] > scores[(int)b] || (scores[i] == scores[(int)b] && ReasonPriority.RankOf(code) < ReasonPriority.RankOf(b))) best = code;
        }
        return best;
    }

    private static double Sureness(float[] scores, ReasonCode first, ReasonCode? secondary)
    {
        var rival = 0f;
        for (var c = 0; c < scores.Length; c++)
            if (c != (int)first && c != (int?)secondary) rival = Math.Max(rival, scores[c]);
        var support = scores[(int)first];
        return 1 / (1 + Math.Exp(-(1.1 * (support - rival) + 0.5 * support - 2.2)));
    }

    private static double Limit(Evidence evidence, ReasonCode code, double sureness)
    {
        var contradictory = evidence[ReasonCode.SizeTooSmall] >= Clear && evidence[ReasonCode.SizeTooLarge] >= Clear;
        // The model hears "damaged" in "it is not damaged": where a phrase was negated, only another phrase is believed.
        var negated = evidence.Negated && evidence[code] < Clear;
        var doubtful = contradictory || negated || evidence.Injection || code == ReasonCode.Unknown;
        return Math.Clamp(sureness, 0, doubtful ? MostDoubtful : MostSure);
    }

    private static bool IsReason(ReasonCode code) => code is not (ReasonCode.Unknown or ReasonCode.Other);
}
