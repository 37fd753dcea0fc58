using System.Security.Cryptography;

namespace ReturnsHub.Embedded.Signing;

/// <summary>The hub's key in a file of the data directory that only its owner can read (PKCS #8, PEM). Made once, never changed.</summary>
internal sealed class SigningKeyFile : ISigningKey, IDisposable
{
    public const string FileName = "signing.key";

    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private SigningKeyFile(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = Convert.ToHexStringLower(SHA256.HashData(PublicKey.Span))[..16];
    }

    public string KeyId { get; }

    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <exception cref="InvalidDataException">The file is there and holds no such key.</exception>
    public static SigningKeyFile Open(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) Create(path);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                throw new CryptographicException("Another curve.");
            return new SigningKeyFile(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} does not hold a P-256 key. Put the hub's own key back; a new one cannot stand in for it.", e);
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate) return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose() => _key.Dispose();

    private static void Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // A crash leaves no half a key: the file gets its name once it is whole and on disk.
        var half = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(half, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(half, path, overwrite: false);
    }
}
