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
        return new Verdict(code, other, Limit(evidence, code, Sureness(scores, first, secondary)));
    }

    private static (ReasonCode First, ReasonCode? Second) BestTwo(Evidence evidence, float[] scores)
    {
        var ranked = Enum.GetValues<ReasonCode>().OrderByDescending(c => scores[(int)c]).ThenBy(ReasonPriority.RankOf).ToArray();
        return (ranked[0], ranked.Skip(1).Select(c => (ReasonCode?)c).FirstOrDefault(c => evidence[c!.Value] >= Clear) ?? ranked[1]);
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
        var doubtful = contradictory || evidence.Injection || code == ReasonCode.Unknown;
        return Math.Clamp(sureness, 0, doubtful ? MostDoubtful : MostSure);
    }

    private static bool IsReason(ReasonCode code) => code is not (ReasonCode.Unknown or ReasonCode.Other);
}
