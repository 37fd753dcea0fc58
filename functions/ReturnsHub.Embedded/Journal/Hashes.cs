using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Embedded.Journal;

/// <summary>Short stand-ins for long names in indices.</summary>
internal static class Hashes
{
    /// <summary>16 bytes: collisions are out of reach; used where the hash alone decides.</summary>
    public static byte[] Key(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    /// <summary>8 bytes for an index; the full name stands in the row and is compared.</summary>
    public static long Index(string text) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
