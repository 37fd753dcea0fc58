namespace ReturnsHub.Core.Facts;

/// <summary>How a language model took part in a classification. Holds nothing of the text and nothing the model wrote beside its code.</summary>
public sealed record ModelRun
{
    /// <summary>The deployment that was asked (Azure), or the model by its name (elsewhere).</summary>
    public required string Deployment { get; init; }

    /// <summary>The model and version as the service named it; null when it gave no answer.</summary>
    public string? Model { get; init; }

    /// <summary>SHA-256 of everything the model was told beside the text: instructions, labels, form of the answer.</summary>
    public required string PromptHash { get; init; }

    /// <summary>Tokens the service counted for what it read, over all answers asked for; 0 from the cache.</summary>
    public int InputTokens { get; init; }

    /// <summary>Tokens the service counted for what it wrote, over all answers asked for; 0 from the cache.</summary>
    public int OutputTokens { get; init; }

    /// <summary>Milliseconds from asking to having the answer or giving up, waits included; 0 from the cache.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>What the confidence rests on; null when the model's answer was not used.</summary>
    public ConfidenceBasis? Basis { get; init; }

    /// <summary>Whether the same words had been answered before.</summary>
    public bool FromCache { get; init; }

    /// <summary>Why another classifier answered in the model's stead; null when the answer is the model's.</summary>
    public ModelFallback? Fallback { get; init; }
}

/// <summary>What a model's confidence rests on.</summary>
public enum ConfidenceBasis
{
    /// <summary>The probabilities the model gave its label and the other labels.</summary>
    LogProbabilities = 0,
    /// <summary>How many of several answers agree.</summary>
    Agreement,
}

/// <summary>Why a model's answer was not had or not used.</summary>
public enum ModelFallback
{
    /// <summary>The text is too long, or personal data was still recognised in it: it was not sent.</summary>
    NotSent = 0,
    /// <summary>The day's tokens are spent.</summary>
    BudgetSpent,
    /// <summary>The model failed several times in a row, or asked for a pause; it is left alone for a while.</summary>
    Resting,
    /// <summary>No answer in time.</summary>
    Timeout,
    /// <summary>The service could not be reached, or the connection broke.</summary>
    Network,
    /// <summary>Too many requests (429).</summary>
    RateLimited,
    /// <summary>The service failed (5xx).</summary>
    ServerError,
    /// <summary>The service does not take the request (other 4xx), or the hub could not sign in: a setting is wrong.</summary>
    Rejected,
    /// <summary>The service's content filter stopped the text or the answer.</summary>
    ContentFilter,
    /// <summary>The model declined to answer.</summary>
    Refused,
    /// <summary>The answer was cut off at its longest.</summary>
    Truncated,
    /// <summary>The answer is not a label of the list in the form asked for.</summary>
    BadOutput,
}
