using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Confidence;

/// <summary>
/// Several answers; the confidence is by Laplace's rule of succession (agreeing + 1) ÷ (asked + 2): three of three give 0.8, two of three
/// 0.6, and no number of answers gives certainty. Safety named by any of them counts, since overlooking it costs most.
/// </summary>
internal sealed class FromAgreement(int answers) : IConfidence
{
    public bool NeedsProbabilities => false;

    public int Answers => answers;

    public Judgement? Judge(IReadOnlyList<ModelAnswer> answers)
    {
        if (answers.Count < Answers) return null;
        var readings = answers
            .Select(a => ReasonPriority.Order(a.SecondCode is { } second ? [a.Code, second] : [a.Code]))
            .ToList();
        var most = readings
            .GroupBy(r => r.Primary)
            .OrderByDescending(g => g.Key == ReasonCode.SafetyOrHealth)
            .ThenByDescending(g => g.Count())
            .ThenBy(g => ReasonPriority.RankOf(g.Key))
            // Answers come in any order; the judgement must not depend on it.
            .ThenBy(g => g.Key)
            .First();
        var secondary = most.GroupBy(r => r.Secondary).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        var confidence = Math.Round((most.Count() + 1m) / (answers.Count + 2m), 3, MidpointRounding.ToZero);
        return new Judgement(most.Key, secondary, confidence, ConfidenceBasis.Agreement);
    }
}
