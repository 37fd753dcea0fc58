namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>Limits of a delivery.</summary>
public sealed record SignedWebhookOptions
{
    /// <summary>How long an attempt may take. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer is read. Default 4,096 bytes.</summary>
    public int MostAnswerBytes { get; init; } = 4096;
}
