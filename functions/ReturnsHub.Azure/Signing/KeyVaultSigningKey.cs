using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Azure.Security.KeyVault.Secrets;

namespace ReturnsHub.Azure.Signing;

/// <summary>
/// The hub's key from Key Vault: a secret read once at the start, held in memory, signed with in the process. Its version is part of the
/// key's id, so that keys can follow each other: a new version signs after the next start.
/// </summary>
internal sealed class KeyVaultSigningKey : ISigningKey, IDisposable
{
    /// <summary>Characters of a secret's name, so that with its version (32) it fits a key's id.</summary>
    public const int LongestName = 60;

    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private KeyVaultSigningKey(ECDsa key, string keyId)
    {
        _key = key;
        KeyId = keyId;
        PublicKey = key.ExportSubjectPublicKeyInfo();
    }

    public string KeyId { get; }

    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Reads the newest version of the secret.</summary>
    /// <exception cref="InvalidDataException">It holds no such key.</exception>
    /// <exception cref="global::Azure.RequestFailedException">The vault does not give it.</exception>
    [SuppressMessage("Design", "MA0054", Justification = "The cause may quote the secret.")]
    public static async Task<KeyVaultSigningKey> ReadAsync(SecretClient vault, string name, CancellationToken ct)
    {
        var secret = (await vault.GetSecretAsync(name, cancellationToken: ct)).Value;
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(secret.Value);
            if (key.ExportParameters(includePrivateParameters: true) is not { D: not null } parameters
                || parameters.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                throw new CryptographicException("Another curve, or no private key.");
            }

            return new KeyVaultSigningKey(key, $"{name}.{secret.Properties.Version}");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"Secret {name} does not hold a P-256 private key (PKCS #8, PEM). Put the hub's own key back; a new one cannot stand in for it.");
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate) return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose() => _key.Dispose();
}
