using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Batch;

/// <summary>What a batch brought for one text.</summary>
/// <param name="Id">The caller's name for the text.</param>
/// <param name="Report">The model's answer, as a call would have given it; null when there is none and the caller asks again or asks another classifier.</param>
/// <param name="Failure">Why there is none.</param>
public sealed record BatchOutcome(string Id, ClassificationReport? Report, ModelFallback? Failure);
