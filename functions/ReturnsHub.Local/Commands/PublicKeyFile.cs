using System.Security.Cryptography;

namespace ReturnsHub.Local.Commands;

/// <summary>Reads a public key that somebody kept: PEM as <c>/api/signing-key</c> gives it.</summary>
internal static class PublicKeyFile
{
    private const int Largest = 64 * 1024;

    /// <exception cref="IOException">The file cannot be read or holds no such key.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length > Largest) throw new IOException($"{path} is too large for a public key.");
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(path, ct));
            return key.ExportSubjectPublicKeyInfo();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new IOException($"{path} is not a public key in PEM.", e);
        }
    }
}
