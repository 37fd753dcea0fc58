namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>Limits of an attempt.</summary>
public sealed record SignedWebhookOptions
{
    /// <summary>How long an attempt may take, from resolving the name to the last byte read. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer's body is read, in bytes. Default 4,096.</summary>
    public int MaxAnswerBytes { get; init; } = 4096;

    /// <summary>The longest <c>Retry-After</c> that is honoured; a longer one is cut to it. Default 1 h.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromHours(1);
}
