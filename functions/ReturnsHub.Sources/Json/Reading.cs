using System.Text.Json;
using System.Text.Unicode;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Sources.Json;

/// <summary>Reads a body strictly: valid UTF-8, one JSON object, no name twice, not too deep.</summary>
internal static class Reading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = HubJson.MaxDepth };

    /// <summary>What <paramref name="read"/> makes of the body; <see cref="Normalised.Unreadable"/> when the body or its reading fails.</summary>
    public static Normalised Of(ReadOnlyMemory<byte> raw, Func<JsonView, Normalised> read)
    {
        try
        {
            using var document = Parse(raw);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return new Normalised.Unreadable("root-not-object", "The body is JSON, but not an object. Check what the sender sends to this address.");
            return read(new JsonView(document.RootElement, ""));
        }
        catch (UnreadableException e)
        {
            return new Normalised.Unreadable(e.Code, e.Message);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> raw)
    {
        // The parser looks into strings only when they are asked for; bytes that are no text must not wait until then.
        if (!Utf8.IsValid(raw.Span)) throw new UnreadableException("utf8-invalid", "The body is not valid UTF-8.");
        try
        {
            return JsonDocument.Parse(raw, Strict);
        }
        catch (JsonException e)
        {
            // The parser's own message may quote the body.
            throw new UnreadableException(
                "json-invalid",
                $"The body is not one JSON document without repeated names and at most {HubJson.MaxDepth} deep; it fails at line {e.LineNumber}, byte {e.BytePositionInLine}.");
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableException("text-invalid", "A name in the body is not valid Unicode.");
        }
    }
}
