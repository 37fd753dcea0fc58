using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// Reads a customer's redacted words and names a reason. The text is data: whatever it says, the answer is a code and a
/// confidence, nothing else.
/// </summary>
public interface IReasonClassifier
{
    /// <summary>
    /// Classifies <paramref name="redactedText"/> (at most 1,000 characters, personal data already taken out).
    /// </summary>
    Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct);
}
