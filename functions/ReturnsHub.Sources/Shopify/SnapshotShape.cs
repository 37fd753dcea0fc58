using System.Buffers;
using System.Text.Json;
using ReturnsHub.Core.Json;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Turns a GraphQL answer's connections (<c>nodes</c> with <c>pageInfo</c>) into plain arrays, as webhooks have them. A connection
/// of which more is to come is not the whole truth, and the answer is refused.
/// </summary>
internal static class SnapshotShape
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = HubJson.MaxDepth };

    public static JsonDocument Plain(JsonElement answer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, answer, "");
        return JsonDocument.Parse(bytes.WrittenMemory, Limits);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.TryGetProperty("nodes", out var nodes) && nodes.ValueKind == JsonValueKind.Array:
                if (value.TryGetProperty("pageInfo", out var page) && page.ValueKind == JsonValueKind.Object
                    && page.TryGetProperty("hasNextPage", out var more) && more.ValueKind == JsonValueKind.True)
                    throw new UnreadableException("snapshot-incomplete", $"'{Clip.Of(path, 200)}' has more elements than the hub asks for at once. Enter what is missing by hand.");
                Write(writer, nodes, path);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item, path);
                writer.WriteEndArray();
                break;
            default:
                // Texts that are no Unicode are refused where they are read.
                writer.WriteRawValue(value.GetRawText());
                break;
        }
    }
}
