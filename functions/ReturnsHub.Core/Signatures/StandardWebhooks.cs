using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Core.Signatures;

/// <summary>
/// Signs and verifies by Standard Webhooks
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md): HMAC-SHA256 over
/// <c>{id}.{timestamp}.{body}</c>, <c>v1,</c> and base64. Several secrets give several signatures, and any one that fits is
/// enough, so a secret can be rotated.
/// </summary>
public static class StandardWebhooks
{
    /// <summary>Header with the message's id, the same on every attempt.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>Header with the attempt's time, Unix seconds.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>Header with the signatures, separated by blanks.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private const int MostSignatures = 8;
    private const int LongestId = 200;

    /// <summary>How far an attempt's time may lie from the receiver's, either way.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The key bytes of a secret (<c>whsec_</c> and base64, 24 to 64 bytes); null when it is none.</summary>
    public static byte[]? Key(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal)) return null;
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length is >= 24 and <= 64 ? key[..length] : null;
    }

    /// <summary>A secret from random bytes.</summary>
    public static string Secret(ReadOnlySpan<byte> random) => SecretPrefix + Convert.ToBase64String(random);

    /// <summary>The signature header for a message: one signature per secret.</summary>
    /// <exception cref="ArgumentException">The id is empty, too long or holds a dot, or a secret is none.</exception>
    public static string Sign(IReadOnlyList<string> secrets, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> raw)
    {
        if (!IsId(id)) throw new ArgumentException("An id is 1 to 200 characters without a dot.", nameof(id));
        var content = Content(id, timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), raw);
        return string.Join(' ', secrets.Select(s => Version + Convert.ToBase64String(HMACSHA256.HashData(
            Key(s) ?? throw new ArgumentException("A secret is 'whsec_' and base64 of 24 to 64 bytes.", nameof(secrets)), content))));
    }

    /// <summary>Whether a message is signed with one of <paramref name="secrets"/>; if not, <paramref name="failure"/> is a stable code.</summary>
    public static bool Verify(
        IReadOnlyList<string> secrets, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> raw, DateTimeOffset now, out string failure)
    {
        failure = Malformed(id, timestamp, signatures, now);
        if (failure.Length > 0) return false;
        var content = Content(id!, timestamp!, raw);
        Span<byte> presented = stackalloc byte[HMACSHA256.HashSizeInBytes + 3];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var any = false;
        foreach (var signature in signatures!.Split(' ', MostSignatures + 1, StringSplitOptions.RemoveEmptyEntries).Take(MostSignatures))
        {
            if (!signature.StartsWith(Version, StringComparison.Ordinal)) continue;
            if (!Convert.TryFromBase64String(signature[Version.Length..], presented, out var length)) continue;
            foreach (var key in secrets.Select(Key).OfType<byte[]>())
            {
                HMACSHA256.HashData(key, content, expected);
                any |= CryptographicOperations.FixedTimeEquals(presented[..length], expected);
            }
        }

        if (!any) failure = "signature-invalid";
        return any;
    }

    private static string Malformed(string? id, string? timestamp, string? signatures, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(signatures)) return "signature-missing";
        if (!IsId(id)) return "webhook-id-missing";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
            return "timestamp-missing";
        return (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Tolerance ? "" : "timestamp-outside-tolerance";
    }

    // A dot in the id would let "a.1" and "1.x" trade places with "a" and "1.1.x".
    private static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Contains('.', StringComparison.Ordinal);

    private static byte[] Content(string id, string timestamp, ReadOnlySpan<byte> raw)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        var content = new byte[head.Length + raw.Length];
        head.CopyTo(content, 0);
        raw.CopyTo(content.AsSpan(head.Length));
        return content;
    }
}
