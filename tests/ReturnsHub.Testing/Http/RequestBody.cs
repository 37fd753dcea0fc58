using Microsoft.AspNetCore.Http;

namespace ReturnsHub.Testing.Http;

/// <summary>What came with a request.</summary>
public static class RequestBody
{
    /// <summary>The whole body.</summary>
    public static async Task<byte[]> BytesAsync(this HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    /// <summary>The headers, by name in any case.</summary>
    public static Dictionary<string, string> HeadersByName(this HttpRequest request) =>
        request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
