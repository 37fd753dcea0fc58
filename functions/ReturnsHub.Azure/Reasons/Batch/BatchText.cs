namespace ReturnsHub.Azure.Reasons.Batch;

/// <summary>A text of a batch.</summary>
/// <param name="Id">The caller's name for it, unique in the batch: 1 to 60 characters.</param>
/// <param name="RedactedText">The customer's words, redacted: at most 1,000 characters.</param>
public sealed record BatchText(string Id, string RedactedText);
