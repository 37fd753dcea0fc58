using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>What came of asking a model once.</summary>
internal sealed record ModelReply
{
    /// <summary>The answer; null when there is none.</summary>
    public ModelAnswer? Answer { get; init; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public ModelFallback? Failure { get; init; }

    /// <summary>Whether the service refused the request for asking the labels' probabilities.</summary>
    public bool NoProbabilities { get; init; }

    /// <summary>How long the service asked to be left alone; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The model as the service named it, null when it did not.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens read.</summary>
    public int InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public int OutputTokens { get; init; }

    public static ModelReply Failed(ModelFallback why, TimeSpan? retryAfter = null) => new() { Failure = why, RetryAfter = retryAfter };
}
