using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using ReturnsHub.Web.Errors;
using ReturnsHub.Web.Webhooks;

namespace ReturnsHub.Web.Json;

/// <summary>Reads an API request's body: JSON, whole, within limits, nothing left over.</summary>
internal sealed class RequestBody(WebLimits limits, TimeProvider time)
{
    /// <summary>The body's bytes.</summary>
    /// <exception cref="ProblemException">Not JSON by its content type, compressed, too large, too slow or not UTF-8.</exception>
    public async Task<byte[]> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.ContentEncoding.Count > 0) throw new ProblemException(Problems.Compressed);
        if (!request.HasJsonContentType()) throw new ProblemException(Problems.ForStatus(415));
        var body = await BodyReader.ReadAsync(request, limits.ApiBodyBytes, limits.WebhookBodyTime, time);
        if (body.Status == BodyStatus.TooLarge) throw new ProblemException(Problems.TooLarge(limits.ApiBodyBytes));
        if (body.Status == BodyStatus.TooSlow) throw new ProblemException(Problems.ForStatus(408));
        var bytes = body.Memory.ToArray();
        body.Return();
        return Utf8.IsValid(bytes) ? bytes : throw new ProblemException(400, "invalid-utf8", "The body is not UTF-8. Encode it as UTF-8.");
    }

    /// <summary>Reads what <see cref="ReadAsync"/> gave.</summary>
    /// <exception cref="ProblemException">Not the JSON this address takes.</exception>
    public static T Parse<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, WebJson.Requests) ?? throw new ProblemException(400, "body-missing", "The body is null. Send an object.");
        }
        catch (JsonException e)
        {
            // The parser's own message may quote the body and names types of the inside; path and place are the caller's.
            var place = e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "";
            throw new ProblemException(new Problem(400, "body-invalid", "The body is not what this address takes. See /openapi/v1.json.")
            {
                Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
                {
                    [e.Path is null or "$" ? "$" : e.Path[2..]] = [$"Broken JSON, an unknown or repeated member, or a value of the wrong kind{place}."],
                },
            });
        }
    }

    /// <summary>Reads and parses.</summary>
    public async Task<T> ReadAsync<T>(HttpContext context)
        where T : class => Parse<T>(await ReadAsync(context));
}
