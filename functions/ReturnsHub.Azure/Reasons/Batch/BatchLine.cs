using System.Text;
using System.Text.Json;
using ReturnsHub.Azure.Reasons.Asking;

namespace ReturnsHub.Azure.Reasons.Batch;

/// <summary>
/// Reads a line of a batch's results: <c>{"custom_id":…,"response":{"status_code":200,"body":{…}},"error":null}</c>
/// (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/batch).
/// </summary>
internal static class BatchLine
{
    /// <summary>Whose line it is and what it says; null when it does not say whose.</summary>
    public static (string Id, ModelReply Reply)? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.Member("custom_id").Text() is not { } id) return null;
            var response = document.RootElement.Member("response");
            var status = response.Member("status_code").Count();
            var body = response.Member("body");
            if (status == 200 && body is { } completion) return (id, ChatResponse.Read(completion));
            // The documentation shows what went wrong both beside and inside the response.
            var error = body ?? document.RootElement.Member("error").Member("body") ?? document.RootElement;
            return (id, ErrorResponse.Read(status, Encoding.UTF8.GetBytes(error.GetRawText()), _ => null, DateTimeOffset.UnixEpoch));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
