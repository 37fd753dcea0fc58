using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>What an ERP answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON body; null for none, or for a body of another type.</param>
public sealed record ErpAnswer(HttpStatusCode Status, JsonNode? Body)
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 32 };

    /// <summary>Headers, each with its values joined by a comma; names without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Cookies set, as <c>name=value</c> pairs without attributes.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    /// <summary>Whether it is a 404.</summary>
    public bool NotFound => Status == HttpStatusCode.NotFound;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">A body that says it is JSON is none, or is too large.</exception>
    internal static async Task<ErpAnswer> ReadAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => !h.Key.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        var cookies = response.Headers.TryGetValues("set-cookie", out var set) ? set.Take(20).Select(c => c.Split(';', 2)[0].Trim()).ToArray() : [];
        return new ErpAnswer(response.StatusCode, await BodyAsync(response, most, ct)) { Headers = headers, Cookies = cookies };
    }

    /// <summary>How long the ERP asks to wait.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now, TimeSpan most)
    {
        if (!Headers.TryGetValue("retry-after", out var text) || !System.Net.Http.Headers.RetryConditionHeaderValue.TryParse(text, out var asked)) return null;
        var wait = asked.Delta ?? asked.Date - now;
        if (wait is not { } given || given <= TimeSpan.Zero) return null;
        return given < most ? given : most;
    }

    private static async Task<JsonNode?> BodyAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true) return null;
        if (response.Content.Headers.ContentLength > most) throw new JsonException("The answer is too large.");
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (bytes.Length + read > most) throw new JsonException("The answer is too large.");
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length == 0 ? null : JsonNode.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), documentOptions: Limits);
    }
}
