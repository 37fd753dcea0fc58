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
    private const int LongestTimestamp = 20;
    private const int ShortestKey = 24;
    private const int LongestKey = 64;
    private const long LastSecond = 253_402_300_799;

    /// <summary>How far an attempt's time may lie from the receiver's, either way.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The key bytes of a secret (<c>whsec_</c> and base64, 24 to 64 bytes); null when it is none.</summary>
    public static byte[]? Key(string secret)
    {
        Span<byte> key = stackalloc byte[LongestKey];
        return TryKey(secret, key, out var length) ? key[..length].ToArray() : null;
    }

    /// <summary>A new secret from 32 random bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static string NewSecret(ReadOnlySpan<byte> random32) => random32.Length == 32
        ? SecretPrefix + Convert.ToBase64String(random32)
        : throw new ArgumentException("A secret is made from 32 random bytes.", nameof(random32));

    /// <summary>Whether <paramref name="id"/> can be a message's id: 1 to 200 visible ASCII characters without a dot.</summary>
    public static bool IsId(string? id)
    {
        if (id is not { Length: > 0 and <= LongestId }) return false;
        foreach (var c in id)
        {
            // A dot would let the id "a.1" at time "2" trade places with the id "a" at time "1" and a body that starts with "2.".
            if (c is <= ' ' or > '~' or '.') return false;
        }

        return true;
    }

    /// <summary>The signature header of a message: one signature per secret, separated by blanks.</summary>
    /// <exception cref="ArgumentException">The id is none (see <see cref="IsId"/>), there is no secret, or one is malformed.</exception>
    public static string Sign(IReadOnlyList<string> secrets, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> raw)
    {
        if (!IsId(id)) throw new ArgumentException("An id is 1 to 200 visible ASCII characters without a dot.", nameof(id));
        if (secrets.Count == 0) throw new ArgumentException("Signing needs a secret.", nameof(secrets));
        Span<byte> buffer = stackalloc byte[LongestId + LongestTimestamp + 2];
        Span<byte> key = stackalloc byte[LongestKey];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var head = Head(buffer, id, timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var header = new StringBuilder(secrets.Count * 48);
        foreach (var secret in secrets)
        {
            if (!TryKey(secret, key, out var length))
                throw new ArgumentException("A secret is 'whsec_' and base64 of 24 to 64 bytes.", nameof(secrets));
            Mac(key[..length], head, raw, mac);
            if (header.Length > 0) header.Append(' ');
            header.Append(Version).Append(Convert.ToBase64String(mac));
        }

        return header.ToString();
    }

    /// <summary>
    /// Whether a message is signed with one of <paramref name="secrets"/>; malformed secrets fit nothing. If it is not,
    /// <paramref name="failure"/> is a stable code: <c>signature-missing</c>, <c>signature-invalid</c>, <c>webhook-id-missing</c>,
    /// <c>webhook-id-invalid</c>, <c>timestamp-missing</c>, <c>timestamp-invalid</c>, <c>timestamp-outside-tolerance</c>; else it is empty.
    /// </summary>
    public static bool Verify(
        IReadOnlyList<string> secrets, string? id, string? timestamp, string? signatureHeader, ReadOnlySpan<byte> raw, DateTimeOffset now, out string failure)
    {
        failure = Malformed(id, timestamp, signatureHeader, now);
        if (failure.Length > 0) return false;
        Span<byte> buffer = stackalloc byte[LongestId + LongestTimestamp + 2];
        Span<byte> key = stackalloc byte[LongestKey];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var head = Head(buffer, id!, timestamp!);
        var any = false;
        foreach (var secret in secrets)
        {
            if (!TryKey(secret, key, out var length)) continue;
            Mac(key[..length], head, raw, mac);
            any |= Holds(signatureHeader, mac);
        }

        if (!any) failure = "signature-invalid";
        return any;
    }

    private static string Malformed(string? id, string? timestamp, string? signatureHeader, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(signatureHeader)) return "signature-missing";
        if (string.IsNullOrEmpty(id)) return "webhook-id-missing";
        if (!IsId(id)) return "webhook-id-invalid";
        if (string.IsNullOrEmpty(timestamp)) return "timestamp-missing";
        if (timestamp.Length > LongestTimestamp
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > LastSecond)
            return "timestamp-invalid";
        return (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= Tolerance ? "" : "timestamp-outside-tolerance";
    }

    // Goes on after a hit, so that the time taken says nothing about which signature fitted.
    private static bool Holds(ReadOnlySpan<char> signatureHeader, ReadOnlySpan<byte> mac)
    {
        Span<byte> presented = stackalloc byte[HMACSHA256.HashSizeInBytes + 2];
        var any = false;
        var looked = 0;
        foreach (var range in signatureHeader.Split(' '))
        {
            var signature = signatureHeader[range];
            if (signature.IsEmpty) continue;
            if (++looked > MostSignatures) break;
            if (!signature.StartsWith(Version, StringComparison.Ordinal)) continue;
            if (!Convert.TryFromBase64Chars(signature[Version.Length..], presented, out var length)) continue;
            any |= CryptographicOperations.FixedTimeEquals(presented[..length], mac);
        }

        return any;
    }

    private static bool TryKey(string secret, Span<byte> key, out int length)
    {
        length = 0;
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64Chars(secret.AsSpan(SecretPrefix.Length), key, out length)
            && length >= ShortestKey;
    }

    private static ReadOnlySpan<byte> Head(Span<byte> buffer, string id, string timestamp)
    {
        var at = Encoding.ASCII.GetBytes(id, buffer);
        buffer[at++] = (byte)'.';
        at += Encoding.ASCII.GetBytes(timestamp, buffer[at..]);
        buffer[at++] = (byte)'.';
        return buffer[..at];
    }

    // In two parts, so that the body is not copied.
    private static void Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> head, ReadOnlySpan<byte> raw, Span<byte> mac)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(head);
        hmac.AppendData(raw);
        hmac.GetHashAndReset(mac);
    }
}
