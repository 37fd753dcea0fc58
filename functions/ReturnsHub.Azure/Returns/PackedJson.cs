using System.IO.Compression;
using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Returns;

/// <summary>
/// JSON that no query looks into, compressed: a write costs by the kilobyte, and JSON of the hub packs to a quarter. Brotli in base64;
/// <c>base64 -d | brotli -d</c> shows it.
/// </summary>
internal static class PackedJson
{
    public static string Write<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true))
            JsonSerializer.Serialize(brotli, value, HubJson.Options);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <exception cref="InvalidDataException">Not what <see cref="Write{T}"/> wrote.</exception>
    public static T Read<T>(string packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, HubJson.Options) ?? throw new InvalidDataException($"A packed {typeof(T).Name} is null.");
    }
}
