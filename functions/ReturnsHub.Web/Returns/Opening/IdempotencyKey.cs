using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Returns.Opening;

/// <summary>
/// Reads the Idempotency-Key header: a quoted string by
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/, or the same without quotes, as many send it.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>The key, or null when there is no header.</summary>
    /// <exception cref="ProblemException">It is not a key.</exception>
    public static string? Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values)) return null;
        var text = values is [{ } one] ? one.Trim() : "";
        if (text is ['"', .. var quoted, '"']) text = quoted.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return text.Length is > 0 and <= Longest && text.All(c => c is >= ' ' and <= '~')
            ? text
            : throw new ProblemException(400, "idempotency-key-invalid", $"Send one Idempotency-Key of 1 to {Longest} visible ASCII characters.");
    }

    /// <summary>Names a request: the same method, path and body give the same name.</summary>
    public static string Fingerprint(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The native id of a return opened under a key: short, and without the caller's text.</summary>
    public static string NativeId(string subject, string key) =>
        "api-" + Base32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}\n{key}")).AsSpan(0, 15));
}
