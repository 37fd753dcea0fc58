using System.Text.Json.Nodes;

namespace ReturnsHub.Core.Wire;

/// <summary>
/// Puts what the exporter refers to in the place of the reference. It writes a type it meets twice as a pointer from the schema's
/// root, which leads nowhere once the schema is a part of another.
/// </summary>
internal static class SchemaReferences
{
    private const string Reference = "$ref";

    public static JsonNode Inline(JsonNode root)
    {
        while (Find(root) is { } pointing) pointing.ReplaceWith(Target(root, pointing[Reference]!.GetValue<string>()).DeepClone());
        return root;
    }

    private static JsonNode? Find(JsonNode? node) => node switch
    {
        JsonObject o when o.ContainsKey(Reference) => o,
        JsonObject o => o.Select(m => Find(m.Value)).FirstOrDefault(f => f is not null),
        JsonArray a => a.Select(Find).FirstOrDefault(f => f is not null),
        _ => null,
    };

    private static JsonNode Target(JsonNode root, string pointer)
    {
        JsonNode? target = root;
        foreach (var step in pointer.Split('/').Skip(1))
            target = target?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return target is null || Inside(root, target, pointer) ? throw new InvalidOperationException($"A schema refers to {pointer}, which it cannot hold.") : target;
    }

    // A type that holds itself has no schema without references, and no event holds one.
    private static bool Inside(JsonNode root, JsonNode target, string pointer) =>
        ReferenceEquals(root, target) || target is JsonObject o && Points(o, pointer);

    private static bool Points(JsonNode? node, string pointer) => node switch
    {
        JsonObject o => (o.TryGetPropertyValue(Reference, out var r) && r?.GetValue<string>() == pointer) || o.Any(m => Points(m.Value, pointer)),
        JsonArray a => a.Any(i => Points(i, pointer)),
        _ => false,
    };
}
