using System.Text.Json;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Erps.SignedWebhook;

/// <summary>What of an answer may be kept: its status, the code or title of problem+json, and the receiver's document id.</summary>
internal sealed record WebhookAnswer(string Line, string? Id)
{
    public static async Task<WebhookAnswer> ReadAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        var line = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        var body = await BodyAsync(response, most, ct);
        if (body.Length == 0 || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == false)
            return new WebhookAnswer(line, null);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return new WebhookAnswer(line, null);
            var problem = response.IsSuccessStatusCode ? null : Text(document.RootElement, "code") ?? Text(document.RootElement, "title");
            return new WebhookAnswer(problem is null ? line : $"{line}: {Clip.Of(problem, 100)}", Text(document.RootElement, "id"));
        }
        catch (JsonException)
        {
            // The status is the answer; a body that is no JSON (or was cut) only lacks the details.
            return new WebhookAnswer(line, null);
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => Clip.Of(value.GetString(), 100),
            JsonValueKind.Number => Clip.Of(value.GetRawText(), 100),
            _ => null,
        }
        : null;

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        var buffer = new byte[most];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var read = await stream.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, ct);
        return buffer.AsMemory(0, read);
    }
}
