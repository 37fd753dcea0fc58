namespace ReturnsHub.Web;

/// <summary>How much the HTTP API takes from a caller.</summary>
public sealed record WebLimits
{
    /// <summary>Largest webhook body, in bytes; a larger one is answered 413.</summary>
    public int WebhookBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Longest a sender may take over a webhook's body; then 408.</summary>
    public TimeSpan WebhookBodyTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest body of an API request, in bytes; a larger one is answered 413.</summary>
    public int ApiBodyBytes { get; init; } = 256 * 1024;

    /// <summary>Longest a caller of the event feed may wait for something to happen.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);
}
