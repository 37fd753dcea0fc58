using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Confidence;

/// <summary>Makes a code and a confidence out of a model's answers. The one seam between what models give and what the hub keeps.</summary>
internal interface IConfidence
{
    /// <summary>Whether the labels' probabilities are to be asked for.</summary>
    bool NeedsProbabilities { get; }

    /// <summary>How many answers it takes.</summary>
    int Answers { get; }

    /// <summary>The judgement; null when the answers lack what it rests on.</summary>
    Judgement? Judge(IReadOnlyList<ModelAnswer> answers);
}

/// <summary>A code, perhaps a second one, and how sure that is.</summary>
/// <param name="Code">The main reason.</param>
/// <param name="Secondary">The second reason, if there is one.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Basis">What it rests on.</param>
internal sealed record Judgement(ReasonCode Code, ReasonCode? Secondary, decimal Confidence, ConfidenceBasis Basis);
