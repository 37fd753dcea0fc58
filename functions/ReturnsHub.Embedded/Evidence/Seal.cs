using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>
/// Seals a piece with AES-256-GCM under a key of its own. Tenant and hash are bound in, so that a piece cannot stand in for
/// another. Sealed form: nonce, ciphertext, tag.
/// </summary>
internal static class Seal
{
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    public static Sealed Close(TenantId tenant, EvidenceHash hash, ReadOnlySpan<byte> raw)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var piece = new byte[raw.Length + Overhead];
        RandomNumberGenerator.Fill(piece.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            piece.AsSpan(0, NonceBytes), raw, piece.AsSpan(NonceBytes, raw.Length), piece.AsSpan(NonceBytes + raw.Length),
            Bound(tenant, hash));
        return new Sealed(key, piece);
    }

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

/// <summary>A sealed piece and the key that opens it.</summary>
internal sealed record Sealed(byte[] Key, byte[] Piece);
