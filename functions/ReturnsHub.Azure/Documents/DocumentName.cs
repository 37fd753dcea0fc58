using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Azure.Documents;

/// <summary>
/// Names of partitions and documents. Foreign texts stand in them as hashes: they may be personal, may hold characters that an id must
/// not have, and partition keys stand in addresses and metrics.
/// </summary>
internal static class DocumentName
{
    /// <summary>SHA-256 over <paramref name="texts"/> in hex; each counts with its length, so that no two lists of texts are taken for each other.</summary>
    public static string Hash(params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
