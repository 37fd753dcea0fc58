using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Reads the body of a chat completion, the same from a call and from a line of a batch
/// (https://learn.microsoft.com/en-us/azure/foundry/openai/latest). It trusts nothing: what is not in the form documented is
/// <see cref="ModelFallback.BadOutput"/>, never an exception.
/// </summary>
internal static class ChatResponse
{
    /// <summary>Longest body read; an answer with its probabilities takes some 20 KB.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostTokens = 64;
    private const int MostAlternatives = 20;

    public static ModelReply Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is System.Text.Json's for an invalid surrogate escaped in a text.
            return ModelReply.Failed(ModelFallback.BadOutput);
        }
    }

    public static ModelReply Read(JsonElement root)
    {
        var usage = root.Member("usage");
        var reply = new ModelReply
        {
            Model = root.Member("model").Text() is { Length: > 0 } model ? Clip.Of(model, 100) : null,
            InputTokens = usage.Member("prompt_tokens").Count(),
            OutputTokens = usage.Member("completion_tokens").Count(),
        };
        if (root.Member("choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() != 1)
            return reply with { Failure = ModelFallback.BadOutput };
        var choice = choices[0];
        var message = choice.Member("message");
        // Truncated before refused: a refusal that was cut off is one the service did not finish either.
        var failure = choice.Member("finish_reason").Text() switch
        {
            "length" => ModelFallback.Truncated,
            "content_filter" => ModelFallback.ContentFilter,
            _ when message.Member("refusal").Text() is { Length: > 0 } => ModelFallback.Refused,
            "stop" => (ModelFallback?)null,
            _ => ModelFallback.BadOutput,
        };
        if (failure is not null) return reply with { Failure = failure };
        var answer = message.Member("content").Text() is { } content ? ModelAnswer.Read(content, Tokens(choice.Member("logprobs").Member("content"))) : null;
        return answer is null ? reply with { Failure = ModelFallback.BadOutput } : reply with { Answer = answer };
    }

    private static IReadOnlyList<TokenOdds>? Tokens(JsonElement? content)
    {
        if (content is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostTokens) return null;
        var tokens = new List<TokenOdds>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (Token(item) is not { } token) return null;
            var alternatives = item.Member("top_logprobs") is { ValueKind: JsonValueKind.Array } top
                ? top.EnumerateArray().Take(MostAlternatives).Select(Token).OfType<AlternativeOdds>().ToList()
                : [];
            tokens.Add(new TokenOdds(token.Bytes, token.LogProbability, alternatives));
        }

        return tokens;
    }

    /// <summary>A token with its probability. Its bytes count before its text, which cannot show part of a character.</summary>
    private static AlternativeOdds? Token(JsonElement item)
    {
        if (item.Member("logprob") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetDouble(out var logarithm) || logarithm > 0) return null;
        if (item.Member("bytes") is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() <= 256)
        {
            var bytes = new byte[array.GetArrayLength()];
            var i = 0;
            foreach (var value in array.EnumerateArray())
                if (value.ValueKind != JsonValueKind.Number || !value.TryGetByte(out bytes[i++])) return null;
            return new AlternativeOdds(bytes, logarithm);
        }

        return item.Member("token").Text() is { } text ? new AlternativeOdds(Encoding.UTF8.GetBytes(text), logarithm) : null;
    }
}

/// <summary>Looks into JSON whose shape nobody promised.</summary>
internal static class Loosely
{
    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int Count(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0 ? count : 0;
}
