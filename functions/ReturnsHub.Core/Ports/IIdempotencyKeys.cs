namespace ReturnsHub.Core.Ports;

/// <summary>
/// Answers already given to a caller's Idempotency-Key (draft-ietf-httpapi-idempotency-key-header), kept at least 24 hours.
/// </summary>
public interface IIdempotencyKeys
{
    /// <summary>
    /// Claims a key for a request. <paramref name="fingerprint"/> is a hash of method, path and body. A claim not completed
    /// within <paramref name="claimFor"/> (its worker crashed) may be claimed again by the same request.
    /// </summary>
    Task<IdempotencyClaim> ClaimAsync(string scope, string key, string fingerprint, TimeSpan claimFor, CancellationToken ct);

    /// <summary>Keeps the answer for a claimed key.</summary>
    Task CompleteAsync(string scope, string key, int status, string answer, CancellationToken ct);

    /// <summary>Gives a claim back because the request was refused before it had an effect.</summary>
    Task ReleaseAsync(string scope, string key, CancellationToken ct);
}

/// <summary>How a claim ended.</summary>
public enum ClaimResult
{
    /// <summary>The request is the first of its key.</summary>
    Claimed = 0,
    /// <summary>The same request was answered before: answer the same.</summary>
    Answered,
    /// <summary>The same request is being worked on: 409.</summary>
    InProgress,
    /// <summary>The key was used for another request: 422.</summary>
    Mismatch,
}

/// <summary>A claim.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Status">The HTTP status given before, when answered.</param>
/// <param name="Answer">The body given before, when answered.</param>
public sealed record IdempotencyClaim(ClaimResult Result, int Status = 0, string? Answer = null);
