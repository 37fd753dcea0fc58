namespace ReturnsHub.Core.Ports;

/// <summary>
/// The hub's own key. What it signs (receipts for customers, checkpoints of the record) can be checked by anybody who has the
/// public key; nobody without the private half can make another that passes.
/// </summary>
public interface ISigningKey
{
    /// <summary>Names the key for ever, at most 100 characters: stands beside every signature, so that keys can follow each other.</summary>
    string KeyId { get; }

    /// <summary>The public key as SubjectPublicKeyInfo, DER. https://www.rfc-editor.org/rfc/rfc5480</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs <paramref name="data"/> with ECDSA P-256 and SHA-256; the signature is r and s, 32 bytes each (IEEE P1363), as in JWS ES256.</summary>
    byte[] Sign(ReadOnlySpan<byte> data);
}
