using System.Text.Json.Nodes;
using NJsonSchema;

namespace ReturnsHub.Core.Tests.Wire;

/// <summary>Validates by NJsonSchema, which shares no code with the generator.</summary>
internal static class Judge
{
    /// <summary>What is wrong with <paramref name="json"/> by <paramref name="schema"/>, each as kind and path.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(JsonNode schema, string json)
    {
        var judge = await JsonSchema.FromJsonAsync(Understood(schema.DeepClone()).ToJsonString());
        return [.. judge.Validate(json).Select(e => $"{e.Kind} {e.Path}")];
    }

    /// <summary>The schema with every object closed, so that a member it does not describe is a fault.</summary>
    public static JsonNode Closed(JsonNode schema)
    {
        foreach (var node in Nodes(schema).OfType<JsonObject>().Where(o => o["properties"] is JsonObject && o["type"] is JsonValue).ToList())
            node["additionalProperties"] = false;
        return schema;
    }

    public static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Nodes(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Nodes).Prepend(a),
        null => [],
        _ => [node],
    };

    // The judge is older than "const"; an enum of one is the same.
    private static JsonNode Understood(JsonNode schema)
    {
        foreach (var node in Nodes(schema).OfType<JsonObject>().Where(o => o["const"] is JsonValue).ToList())
        {
            node["enum"] = new JsonArray(node["const"]!.DeepClone());
            node.Remove("const");
        }

        return schema;
    }
}
