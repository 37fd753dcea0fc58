using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>A piece sealed under a key of its own: destroy the key and the piece is gone, wherever copies of it lie.</summary>
internal static class Seal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>A new key and the sealed bytes: nonce, ciphertext, tag (AES-256-GCM, bound to tenant and hash).</summary>
    public static (byte[] Key, byte[] Sealed) Close(TenantId tenant, EvidenceHash hash, ReadOnlySpan<byte> raw)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var piece = new byte[NonceBytes + raw.Length + TagBytes];
        RandomNumberGenerator.Fill(piece.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(piece.AsSpan(0, NonceBytes), raw, piece.AsSpan(NonceBytes, raw.Length), piece.AsSpan(NonceBytes + raw.Length), Binding(tenant, hash));
        return (key, piece);
    }

    /// <exception cref="InvalidDataException">The bytes are not what was sealed.</exception>
    public static byte[] Open(TenantId tenant, EvidenceHash hash, byte[] key, ReadOnlySpan<byte> piece)
    {
        var raw = new byte[piece.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(piece[..NonceBytes], piece[NonceBytes..^TagBytes], piece[^TagBytes..], raw, Binding(tenant, hash));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new InvalidDataException($"Evidence {hash} is not what was kept.", e);
        }

        return EvidenceHash.Of(raw) == hash ? raw : throw new InvalidDataException($"Evidence {hash} does not give its hash.");
    }

    private static byte[] Binding(TenantId tenant, EvidenceHash hash) => Encoding.UTF8.GetBytes($"{tenant.Value}\n{hash.Value}");
}
