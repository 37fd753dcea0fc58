using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Web.Access;

/// <summary>Keys known only by their SHA-256: they are 160 random bits, so a plain hash cannot be reversed.</summary>
public sealed class HashedApiKeys : IApiKeys
{
    private const int LongestPresented = 200;
    private readonly (byte[] Hash, ApiKey Key)[] _keys;

    /// <summary>Takes the keys, each with the SHA-256 of its text.</summary>
    public HashedApiKeys(IEnumerable<(ReadOnlyMemory<byte> Sha256, ApiKey Key)> keys) =>
        _keys = [.. keys.Select(k => (k.Sha256.ToArray(), k.Key))];

    /// <summary>A new key's text, to be shown once: <c>rhk_</c> and 32 characters from 20 random bytes.</summary>
    public static string Create(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[20];
        random.GetBytes(bytes);
        return "rhk_" + Base32.Encode(bytes);
    }

    /// <summary>The hash a key is kept by: SHA-256 of its text, 64 lower-case hex digits.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <inheritdoc />
    public ApiKey? Find(string presented)
    {
        if (presented.Length is 0 or > LongestPresented) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        ApiKey? found = null;
        foreach (var (known, key) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known, hash)) found = key;
        }

        return found;
    }
}
