namespace ReturnsHub.Core.Reasons;

/// <summary>What a model's confidence is to rest on.</summary>
public enum ReasonConfidence
{
    /// <summary>Probabilities where the model gives them, else agreement.</summary>
    Auto = 0,
    /// <summary>Probabilities only: a model that gives none is not used.</summary>
    LogProbabilities,
    /// <summary>Agreement of several answers: for reasoning models, which give no probabilities.</summary>
    Agreement,
}

/// <summary>Which language model reads reasons, and how much it may take. Nothing is asked of any model until these are given.</summary>
public sealed record ReasonModelOptions
{
    /// <summary>
    /// The service's address up to and with <c>v1/</c>: <c>https://my-resource.openai.azure.com/openai/v1/</c> or
    /// <c>https://api.openai.com/v1/</c>. Plain <c>http</c> only on this machine.
    /// </summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The deployment's name (Azure) or the model's (OpenAI).</summary>
    public required string Deployment { get; init; }

    /// <summary>The key to call with; null to sign in as the hub's identity, which only Azure takes.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Time for one classification, waits and repeats included. Then the local classifier answers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Tokens, read and written, the whole hub may spend in a UTC day; 0 for none. Calls in hand when it is reached still count on top.</summary>
    public long DailyTokens { get; init; } = 5_000_000;

    /// <summary>What the confidence is to rest on.</summary>
    public ReasonConfidence Confidence { get; init; }

    /// <summary>Answers asked for where the confidence rests on agreement, 2 to 9; three that agree give 0.8, two of three 0.6.</summary>
    public int Samples { get; init; } = 3;

    /// <summary>Tokens one answer may take, a reasoning model's thinking included.</summary>
    public int MostOutputTokens { get; init; } = 2_000;

    /// <summary>How long a reasoning model is to think: <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>none</c>; null leaves it to the model, and must where it is not one.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Failures in a row after which the model is left alone for <see cref="Rest"/>.</summary>
    public int FailuresBeforeRest { get; init; } = 5;

    /// <summary>How long the model is left alone. Then one text tries it; the others wait for what comes of it.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an answer is kept for the same words.</summary>
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What is wrong, each in a sentence that says what to set; empty when all is well. Never names a secret.</summary>
    public IReadOnlyList<string> Check()
    {
        var wrong = new List<string>();
        if (!Endpoint.IsAbsoluteUri || !(Endpoint.Scheme == Uri.UriSchemeHttps || (Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback)))
            wrong.Add("endpoint must be a whole https address such as https://my-resource.openai.azure.com/openai/v1/.");
        else if (!Endpoint.AbsolutePath.TrimEnd('/').EndsWith("/v1", StringComparison.Ordinal) || Endpoint.Query.Length > 0 || Endpoint.UserInfo.Length > 0)
            wrong.Add("endpoint must end with /v1/, without api-version: https://my-resource.openai.azure.com/openai/v1/ or https://api.openai.com/v1/.");
        else if (ApiKey is null && (Endpoint.Scheme != Uri.UriSchemeHttps || Endpoint.Host == "api.openai.com"))
            wrong.Add("apiKey is missing: only an Azure endpoint over https takes the hub's identity. Set the key.");
        if (ApiKey is not null && (string.IsNullOrWhiteSpace(ApiKey) || ApiKey.Any(c => c is <= ' ' or > '~')))
            wrong.Add("apiKey must be the key's text, without spaces or line breaks; leave it out to sign in as the hub's identity.");
        if (Deployment.Length is 0 or > 64 || Deployment.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':')))
            wrong.Add($"deployment '{Clip.Of(Deployment, 40)}' must be a deployment's name: 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        if (ReasoningEffort is not (null or "none" or "minimal" or "low" or "medium" or "high"))
            wrong.Add("reasoningEffort must be none, minimal, low, medium or high; leave it out for models that do not reason.");
        Within(wrong, "timeout", Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), "Set it to between 1 second and 2 minutes; 20 seconds suit most models.");
        Within(wrong, "rest", Rest, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), "Set it to between 1 second and 1 hour.");
        Within(wrong, "cacheFor", CacheFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), "Set it to between 1 minute and 365 days.");
        Within(wrong, "dailyTokens", DailyTokens, 0, 1_000_000_000_000, "Set it to 0 or more; a text takes about 1,000.");
        Within(wrong, "samples", Samples, 2, 9, "Set it to between 2 and 9; each is a call of its own.");
        Within(wrong, "mostOutputTokens", MostOutputTokens, 20, 32_000, "Set it to between 20 and 32,000; a reasoning model needs 1,000 and more.");
        Within(wrong, "failuresBeforeRest", FailuresBeforeRest, 1, 1_000, "Set it to between 1 and 1,000.");
        return wrong;
    }

    /// <summary>Returns these options when they can be used.</summary>
    /// <exception cref="ArgumentException">They cannot; the message says what to set.</exception>
    public ReasonModelOptions Checked() =>
        Check() is { Count: > 0 } wrong ? throw new ArgumentException($"The reason model's settings cannot be used: {string.Join(' ', wrong)}") : this;

    /// <summary>The endpoint and the deployment; never the key.</summary>
    public override string ToString() => $"{Deployment} at {Endpoint}";

    private static void Within<T>(List<string> wrong, string name, T value, T least, T most, string set)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) wrong.Add($"{name} is out of range. {set}");
    }
}
