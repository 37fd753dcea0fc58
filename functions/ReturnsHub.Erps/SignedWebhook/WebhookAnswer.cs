using System.Text.Json;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>What of an answer may be kept: its status, the code or title of a problem (RFC 9457), and the receiver's document id.</summary>
internal sealed record WebhookAnswer(string Line, string? Id)
{
    private const int LongestText = 100;

    /// <summary>Reads an answer. What goes wrong with the body only loses its details: the status has decided already.</summary>
    /// <param name="response">The answer, its body not read yet.</param>
    /// <param name="most">Bytes of the body to read, at most.</param>
    /// <param name="limit">Ends the attempt.</param>
    /// <param name="ct">Cancels for the caller.</param>
    public static async Task<WebhookAnswer> ReadAsync(HttpResponseMessage response, int most, CancellationToken limit, CancellationToken ct)
    {
        var line = $"{(int)response.StatusCode} {Clip.Of(response.ReasonPhrase, LongestText)}".TrimEnd();
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == false) return new WebhookAnswer(line, null);
        var body = await BodyAsync(response, most, limit, ct);
        if (body.IsEmpty) return new WebhookAnswer(line, null);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return new WebhookAnswer(line, null);
            var problem = string.Equals(type, "application/problem+json", StringComparison.OrdinalIgnoreCase)
                ? Text(document.RootElement, "code") ?? Text(document.RootElement, "title")
                : null;
            return new WebhookAnswer(problem is null ? line : $"{line}: {Clip.Of(problem, LongestText)}", DocumentId(document.RootElement));
        }
        catch (Exception x) when (x is JsonException or InvalidOperationException)
        {
            // No JSON, cut JSON, or (InvalidOperationException) a string that is no Unicode text.
            return new WebhookAnswer(line, null);
        }
    }

    // A cut id would be another document's: too long is none.
    private static string? DocumentId(JsonElement root) =>
        Text(root, "id") is { Length: > 0 and <= LongestText } id && !id.Any(char.IsControl) ? id : null;

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, int most, CancellationToken limit, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength == 0) return default;
        var buffer = new byte[most];
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(limit);
            return buffer.AsMemory(0, await stream.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, limit));
        }
        catch (Exception x) when (x is IOException or HttpRequestException || (x is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return default;
        }
    }
}
