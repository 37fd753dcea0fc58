using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Feeds;

/// <summary>
/// A place in the whole feed: one place per range, in the order in which ranges are read next. As text: base64url of a version, a check
/// sum and the compressed places.
/// </summary>
internal static class FeedCursor
{
    private const byte Version = 1;
    private const int CheckBytes = 8;
    private const int MostCharacters = 256 * 1024;
    private const int MostBytes = 1024 * 1024;

    public static string Write(IReadOnlyList<FeedPlace> places)
    {
        using var packed = new MemoryStream();
        packed.Write(stackalloc byte[1 + CheckBytes]);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(deflate, places, HubJson.Options);
        var bytes = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        bytes[0] = Version;
        Check(bytes[(1 + CheckBytes)..]).CopyTo(bytes[1..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidCursorException">Not a cursor that <see cref="Write"/> wrote.</exception>
    public static FeedPlace[] Read(string cursor)
    {
        if (cursor.Length > MostCharacters) throw new InvalidCursorException();
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            if (bytes.Length <= 1 + CheckBytes || bytes[0] != Version) throw new InvalidCursorException();
            var packed = bytes.AsSpan(1 + CheckBytes);
            if (!Check(packed).SequenceEqual(bytes.AsSpan(1, CheckBytes))) throw new InvalidCursorException();
            var places = JsonSerializer.Deserialize<FeedPlace[]>(Unpack(packed.ToArray()), HubJson.Options);
            return places is { Length: > 0 } && Array.TrueForAll(places, p => p.Range is null != p.Continuation is null) ? places : throw new InvalidCursorException();
        }
        catch (Exception e) when (e is FormatException and not InvalidCursorException or InvalidDataException or JsonException)
        {
            throw new InvalidCursorException();
        }
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var bytes = new byte[MostBytes];
        var length = deflate.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false);
        return length < MostBytes ? bytes[..length] : throw new InvalidCursorException();
    }

    private static byte[] Check(ReadOnlySpan<byte> packed) => SHA256.HashData(packed)[..CheckBytes];
}
