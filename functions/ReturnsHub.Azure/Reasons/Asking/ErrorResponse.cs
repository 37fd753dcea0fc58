using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Reads what a service answers when it does not answer: 400 with the code <c>content_filter</c>, 429 with <c>retry-after-ms</c>, and so
/// on (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/troubleshoot-errors). Of the message nothing is kept.
/// </summary>
internal static class ErrorResponse
{
    private static readonly string[] OfProbabilities = ["logprobs", "top_logprobs", "temperature"];

    public static ModelReply Read(int status, ReadOnlyMemory<byte> body, Func<string, string?> header, DateTimeOffset now)
    {
        var retryAfter = RetryAfter(header, now);
        if (status == 429) return ModelReply.Failed(ModelFallback.RateLimited, retryAfter);
        if (status is 408 or >= 500) return ModelReply.Failed(ModelFallback.ServerError, retryAfter);
        var (code, parameter, message) = Error(body);
        if (code is "content_filter") return ModelReply.Failed(ModelFallback.ContentFilter);
        return ModelReply.Failed(ModelFallback.Rejected) with { NoProbabilities = status is 400 or 403 && RefusesProbabilities(parameter, message) };
    }

    /// <summary>
    /// Some models name the parameter (400), others say "You are not allowed to request logprobs from this model" and name nothing (403;
    /// https://github.com/confident-ai/deepeval/pull/2184).
    /// </summary>
    private static bool RefusesProbabilities(string? parameter, string? message) =>
        parameter is null ? message?.Contains("logprobs", StringComparison.Ordinal) == true : OfProbabilities.Contains(parameter, StringComparer.Ordinal);

    private static (string? Code, string? Parameter, string? Message) Error(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var error = document.RootElement.Member("error");
            return (error.Member("code").Text(), error.Member("param").Text(), error.Member("message").Text());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, null, null);
        }
    }

    /// <summary>Azure's milliseconds before the seconds or date of RFC 9110, section 10.2.3.</summary>
    private static TimeSpan? RetryAfter(Func<string, string?> header, DateTimeOffset now)
    {
        if (Whole(header("retry-after-ms")) is { } milliseconds) return TimeSpan.FromMilliseconds(milliseconds);
        var text = header("Retry-After");
        if (Whole(text) is { } seconds) return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at > now ? at - now : null;
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
