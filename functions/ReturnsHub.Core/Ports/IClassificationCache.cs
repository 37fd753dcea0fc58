using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// Answers a remote model gave before, by a hash of everything they depend on. Losing one costs a call and nothing else, so an
/// implementation may forget at any time; it never gives an answer under another key than it was kept under.
/// </summary>
public interface IClassificationCache
{
    /// <summary>The answer kept under <paramref name="key"/> (64 lower-case hex digits), or null when there is none, or none that can still be read.</summary>
    Task<ClassificationReport?> FindAsync(string key, CancellationToken ct);

    /// <summary>Keeps an answer; the same key again replaces it. An answer holds no text and no personal data.</summary>
    Task KeepAsync(string key, ClassificationReport answer, CancellationToken ct);
}
