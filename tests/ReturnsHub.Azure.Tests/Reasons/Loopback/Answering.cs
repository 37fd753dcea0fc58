using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.Azure.Tests.Reasons.Loopback;

/// <summary>Answers in the shapes the service documents (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/reasoning shows a whole one).</summary>
internal static class Answering
{
    /// <summary>An answer in the form asked for, as sure as is said; without probabilities where <paramref name="sure"/> is null.</summary>
    public static ModelAnswerText With(string label, string second = "-", double? sure = 0.95, string? rival = "Q") =>
        Content($$"""{"label":"{{label}}","second":"{{second}}"}""", sure is { } p ? Tokens(label, second, p, rival) : null);

    /// <summary>Any text as the model's message.</summary>
    public static ModelAnswerText Content(string? content, JsonArray? tokens = null, string finish = "stop", string? refusal = null) => new(Completion(content, tokens, finish, refusal).ToJsonString());

    public static JsonObject Completion(string? content, JsonArray? tokens = null, string finish = "stop", string? refusal = null) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1762788925,
        ["model"] = "gpt-4.1-mini-2025-04-14",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = finish,
            ["logprobs"] = tokens is null ? null : new JsonObject { ["content"] = tokens, ["refusal"] = null },
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = refusal, ["annotations"] = new JsonArray() },
            ["content_filter_results"] = new JsonObject { ["hate"] = new JsonObject { ["filtered"] = false, ["severity"] = "safe" } },
        }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = 800,
            ["completion_tokens"] = 12,
            ["total_tokens"] = 812,
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        },
        ["prompt_filter_results"] = new JsonArray(),
    };

    public static ModelAnswerText Error(int status, string code, string? parameter = null, params (string Name, string Value)[] headers) =>
        new(JsonSerializer.Serialize(new { error = new { message = "The message, which nobody reads.", type = "invalid_request_error", param = parameter, code } }), status)
        {
            Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.Ordinal),
        };

    /// <summary>The tokens of an answer; at the label's place the rival has what is left.</summary>
    public static JsonArray Tokens(string label, string second, double sure, string? rival) =>
    [
        Token("{\"", 0),
        Token("label", 0),
        Token("\":\"", 0),
        Token(label, Math.Log(sure), rival is null ? [(label, Math.Log(sure))] : [(label, Math.Log(sure)), (rival, Math.Log(1 - sure))]),
        Token("\",\"", 0),
        Token("second", 0),
        Token("\":\"", 0),
        Token(second, 0),
        Token("\"}", 0),
    ];

    public static JsonObject Token(string text, double logarithm, params (string Text, double Logarithm)[] alternatives) => new()
    {
        ["token"] = text,
        ["logprob"] = Number(logarithm),
        ["bytes"] = new JsonArray([.. System.Text.Encoding.UTF8.GetBytes(text).Select(b => JsonValue.Create((int)b))]),
        ["top_logprobs"] = new JsonArray([.. (alternatives.Length == 0 ? [(text, logarithm)] : alternatives).Select(a => (JsonNode)new JsonObject
        {
            ["token"] = a.Text,
            ["logprob"] = Number(a.Logarithm),
            ["bytes"] = null,
        })]),
    };

    private static JsonNode Number(double value) => JsonNode.Parse((double.IsInfinity(value) ? -9999 : value).ToString("R", CultureInfo.InvariantCulture))!;
}
