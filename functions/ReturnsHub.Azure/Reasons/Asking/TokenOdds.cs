namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>A token a model wrote, and what it might have written in its place.</summary>
/// <param name="Bytes">The token in UTF-8.</param>
/// <param name="LogProbability">Natural logarithm of its probability.</param>
/// <param name="Alternatives">The likeliest tokens at this place, the one written mostly among them.</param>
internal sealed record TokenOdds(ReadOnlyMemory<byte> Bytes, double LogProbability, IReadOnlyList<AlternativeOdds> Alternatives);

/// <summary>A token a model might have written.</summary>
/// <param name="Bytes">The token in UTF-8.</param>
/// <param name="LogProbability">Natural logarithm of its probability.</param>
internal sealed record AlternativeOdds(ReadOnlyMemory<byte> Bytes, double LogProbability);
