using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Sources.Signatures;

/// <summary>
/// HMAC-SHA256 over raw bytes against what a sender claims. Every secret is tried and compared in constant time, so that
/// neither the time nor the answer says which one came close. A malformed signature is a wrong one.
/// </summary>
internal static class HmacSignature
{
    private const int Base64Length = 44;

    /// <summary>Whether <paramref name="signature"/> is the base64 of the HMAC of <paramref name="raw"/> under one of <paramref name="secrets"/>.</summary>
    public static bool IsBase64(IReadOnlyList<string> secrets, ReadOnlySpan<byte> raw, string signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature.Length == Base64Length
            && Convert.TryFromBase64String(signature, claimed, out var written)
            && written == claimed.Length
            && Matches(secrets, raw, claimed);
    }

    /// <summary>Whether <paramref name="signature"/> is the hex of the HMAC of <paramref name="raw"/> under one of <paramref name="secrets"/>.</summary>
    public static bool IsHex(IReadOnlyList<string> secrets, ReadOnlySpan<byte> raw, ReadOnlySpan<char> signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature.Length == 2 * claimed.Length
            && Convert.FromHexString(signature, claimed, out _, out _) == System.Buffers.OperationStatus.Done
            && Matches(secrets, raw, claimed);
    }

    private static bool Matches(IReadOnlyList<string> secrets, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> claimed)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var matched = false;
        foreach (var secret in secrets)
        {
            // An empty secret is no secret: anyone can sign with it.
            if (string.IsNullOrWhiteSpace(secret)) continue;
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), raw, expected);
            matched |= CryptographicOperations.FixedTimeEquals(expected, claimed);
        }

        return matched;
    }
}
