using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Confidence;

/// <summary>One answer; the confidence is the label's share of the probability that all labels had in its place.</summary>
internal sealed class FromProbabilities : IConfidence
{
    public bool NeedsProbabilities => true;

    public int Answers => 1;

    public Judgement? Judge(IReadOnlyList<ModelAnswer> answers)
    {
        var answer = answers[0];
        if (answer.Odds is not { } odds) return null;
        var (code, secondary) = ReasonPriority.Order(answer.SecondCode is { } second ? [answer.Code, second] : [answer.Code]);
        // Where the second reason comes first by rank, the answer rests on both letters: the less sure one counts.
        var confidence = code == answer.Code ? odds.Label : Math.Min(odds.Label, odds.Second);
        return new Judgement(code, secondary, confidence, ConfidenceBasis.LogProbabilities);
    }
}
