namespace ReturnsHub.Core.Ports;

/// <summary>
/// The hub's own key: ECDSA on P-256 with SHA-256 (https://csrc.nist.gov/pubs/fips/186-5/final). What it signs can be checked
/// by anybody who holds the public key.
/// </summary>
public interface ISigningKey
{
    /// <summary>Names the key in what it signed.</summary>
    string KeyId { get; }

    /// <summary>The public key as SubjectPublicKeyInfo, DER (https://www.rfc-editor.org/rfc/rfc5280#section-4.1).</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs <paramref name="data"/>: 64 bytes, r and s as in IEEE P1363. From any thread.</summary>
    byte[] Sign(ReadOnlySpan<byte> data);
}
