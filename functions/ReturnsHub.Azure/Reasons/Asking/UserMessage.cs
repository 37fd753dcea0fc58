using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// The customer's words as a message of their own: the value of a JSON member, whose quotation marks the words cannot close.
/// </summary>
internal static class UserMessage
{
    // Letters of any language stay as they are: a model reads them better than their escapes, and they cost fewer tokens.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string redactedText) => $$"""{"words":{{JsonSerializer.Serialize(redactedText, Plain)}}}""";
}
