using System.Security.Cryptography;
using ReturnsHub.Core.Privacy;

namespace ReturnsHub.Embedded.Evidence;

/// <summary>Seals pieces under keys made for them.</summary>
internal static class Seal
{
    public static Sealed Close(TenantId tenant, EvidenceHash hash, ReadOnlySpan<byte> raw)
    {
        var key = RandomNumberGenerator.GetBytes(EvidenceSeal.KeyBytes);
        Span<byte> nonce = stackalloc byte[EvidenceSeal.NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return new Sealed(key, EvidenceSeal.Close(tenant, hash, key, nonce, raw));
    }
}

/// <summary>A sealed piece and the key that opens it.</summary>
internal sealed record Sealed(byte[] Key, byte[] Piece);
