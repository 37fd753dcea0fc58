using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Web.Access;

/// <summary>Keys known only by their SHA-256: they are 160 random bits, so a plain hash cannot be reversed.</summary>
public sealed class HashedApiKeys : IApiKeys
{
    /// <summary>What every key made by the hub begins with, so that one is recognised wherever it turns up.</summary>
    public const string Prefix = "rhk_";

    private const int LongestPresented = 200;
    private const int IdDigits = 8;
    private readonly (byte[] Hash, Caller Holder)[] _keys;

    /// <summary>Takes the keys, each with the SHA-256 of its text.</summary>
    public HashedApiKeys(IEnumerable<(ReadOnlyMemory<byte> Sha256, ApiKey Key)> keys) =>
        _keys = [.. keys.Select(k => (k.Sha256.ToArray(), Holder(k.Sha256.Span, k.Key)))];

    /// <summary>A new key's text, to be shown once: <c>rhk_</c> and 32 characters from 20 random bytes.</summary>
    public static string Create(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[20];
        random.GetBytes(bytes);
        return Prefix + Base32.Encode(bytes);
    }

    /// <summary>The hash a key is kept by: SHA-256 of its text, 64 lower-case hex digits.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <inheritdoc />
    public Caller? Find(string presented)
    {
        if (presented.Length is 0 or > LongestPresented) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        Caller? found = null;
        foreach (var (known, holder) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(known, hash)) found = holder;
        }

        return found;
    }

    private static Caller Holder(ReadOnlySpan<byte> sha256, ApiKey key) =>
        new(key.Subject, key.Tenant, key.Roles, CallerOrigin.Key, Convert.ToHexStringLower(sha256)[..IdDigits]) { Consumer = key.Consumer };
}
