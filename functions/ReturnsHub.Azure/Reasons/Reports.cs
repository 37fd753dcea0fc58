using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Reasons.Confidence;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons;

/// <summary>Makes the records of what a model did.</summary>
internal static class Reports
{
    /// <summary>The report of a model's answer.</summary>
    public static ClassificationReport Of(ReasonModelOptions options, string text, Judgement judgement, InterviewResult result, TimeSpan took) => new()
    {
        Code = judgement.Code,
        Secondary = judgement.Secondary,
        Confidence = judgement.Confidence,
        Classifier = $"{ModelClassifier.Name}/{options.Deployment}",
        Taxonomy = Taxonomy.Version,
        InputHash = Outgoing.Hash(text),
        Model = Run(options, result, took) with { Basis = judgement.Basis },
    };

    /// <summary>How the model took part, with or without an answer.</summary>
    public static ModelRun Run(ReasonModelOptions options, InterviewResult result, TimeSpan took) => new()
    {
        Deployment = options.Deployment,
        Model = result.Model,
        PromptHash = Prompt.Hash,
        InputTokens = result.InputTokens,
        OutputTokens = result.OutputTokens,
        LatencyMilliseconds = (int)Math.Min(took.TotalMilliseconds, int.MaxValue),
        Fallback = result.Failure,
    };
}
