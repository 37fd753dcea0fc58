using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Core.Privacy;

/// <summary>
/// Seals a piece of evidence with AES-256-GCM under a key of its own, so that erasing the key erases the piece wherever its bytes are.
/// Tenant and hash are bound in, so that a piece cannot stand in for another. Sealed form: nonce, ciphertext, tag.
/// https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf
/// </summary>
public static class EvidenceSeal
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a nonce.</summary>
    public const int NonceBytes = 12;

    private const int TagBytes = 16;

    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    /// <summary>Seals <paramref name="raw"/>.</summary>
    /// <param name="tenant">Whose piece.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="key">The piece's own key, from a cryptographic source.</param>
    /// <param name="nonce">From a cryptographic source, new for each sealing.</param>
    /// <param name="raw">The bytes.</param>
    public static byte[] Close(TenantId tenant, EvidenceHash hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> raw)
    {
        var piece = new byte[raw.Length + Overhead];
        nonce.CopyTo(piece);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, raw, piece.AsSpan(NonceBytes, raw.Length), piece.AsSpan(NonceBytes + raw.Length), Bound(tenant, hash));
        return piece;
    }

    /// <summary>Gives the bytes back, checked against their hash.</summary>
    /// <exception cref="InvalidDataException">The piece is not what was sealed under this key for this hash.</exception>
    public static byte[] Open(TenantId tenant, EvidenceHash hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> piece)
    {
        if (piece.Length < Overhead) throw Damaged(hash);
        var raw = new byte[piece.Length - Overhead];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(piece[..NonceBytes], piece[NonceBytes..^TagBytes], piece[^TagBytes..], raw, Bound(tenant, hash));
        }
        catch (CryptographicException e)
        {
            throw Damaged(hash, e);
        }

        return EvidenceHash.Of(raw) == hash ? raw : throw Damaged(hash);
    }

    private static byte[] Bound(TenantId tenant, EvidenceHash hash) => Encoding.ASCII.GetBytes($"{tenant.Value}/{hash.Value}");

    private static InvalidDataException Damaged(EvidenceHash hash, Exception? inner = null) =>
        new($"Evidence {hash.Value} is damaged: its stored piece does not give its bytes any more.", inner);
}
