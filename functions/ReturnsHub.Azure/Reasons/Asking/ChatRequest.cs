using System.Buffers;
using System.Text.Json;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Writes the body of a chat completion request (https://learn.microsoft.com/en-us/azure/foundry/openai/latest), the same for a call
/// and for a line of a batch.
/// </summary>
internal static class ChatRequest
{
    /// <summary>How many alternatives the service names for a token; 20 is the most it does.</summary>
    private const int MostAlternatives = 20;

    /// <param name="options">Deployment and limits.</param>
    /// <param name="redactedText">The customer's words.</param>
    /// <param name="logProbabilities">
    /// Whether to ask for the labels' probabilities. Most reasoning models take neither these parameters nor a temperature
    /// (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/reasoning), so none is sent where they are not asked for.
    /// </param>
    public static byte[] Write(ReasonModelOptions options, string redactedText, bool logProbabilities)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model", options.Deployment);
            json.WriteStartArray("messages");
            Message(json, "system", Prompt.Instructions);
            Message(json, "user", UserMessage.Of(redactedText));
            json.WriteEndArray();
            json.WriteStartObject("response_format");
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", "return_reason");
            json.WriteBoolean("strict", value: true);
            json.WritePropertyName("schema");
            json.WriteRawValue(Prompt.AnswerSchema);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteNumber("max_completion_tokens", options.MostOutputTokens);
            // Some accounts keep completions unless told otherwise (https://developers.openai.com/api/docs/guides/migrate-to-responses).
            json.WriteBoolean("store", value: false);
            if (options.ReasoningEffort is { } effort) json.WriteString("reasoning_effort", effort);
            if (logProbabilities)
            {
                json.WriteNumber("temperature", 0);
                json.WriteBoolean("logprobs", value: true);
                json.WriteNumber("top_logprobs", MostAlternatives);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Message(Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", content);
        json.WriteEndObject();
    }
}
