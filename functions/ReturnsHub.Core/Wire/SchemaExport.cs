using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Wire;

/// <summary>JSON Schemas from the types themselves, so that they cannot say anything else than the serialiser does.</summary>
internal static class SchemaExport
{
    /// <summary>
    /// What the hub writes for <paramref name="type"/>: members that cannot be null are always there, others are there when they
    /// have a value. Members are not closed: a reader that ignores what it does not know keeps working.
    /// </summary>
    public static JsonNode Written(Type type) =>
        SchemaReferences.Inline(HubJson.Options.GetJsonSchemaAsNode(type, Exporter(static (context, node) => AsWritten(context.TypeInfo, node))));

    /// <summary>What the hub reads as <paramref name="type"/> from a document that people write: unknown members are refused, decimals may be numbers.</summary>
    public static JsonNode Read(Type type) => HubJson.Document.GetJsonSchemaAsNode(type, Exporter(static (context, node) => AsRead(context.TypeInfo, node)));

    private static JsonSchemaExporterOptions Exporter(Func<JsonSchemaExporterContext, JsonNode, JsonNode> transform) =>
        new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = transform };

    private static JsonNode AsWritten(JsonTypeInfo type, JsonNode node)
    {
        if (ScalarSchemas.Of(Plain(type)) is { } scalar) return scalar;
        var schema = Described(type, node);
        if (schema["type"] is JsonArray kinds) schema["type"] = kinds.Select(k => k!.GetValue<string>()).Single(k => k != "null");
        if (type.Kind != JsonTypeInfoKind.Object) return schema;
        schema.Remove("required");
        string[] always = [.. type.Properties.Where(p => p.Get is not null && !CanBeNull(p)).Select(p => p.Name)];
        if (always.Length > 0) schema["required"] = new JsonArray([.. always.Select(n => JsonValue.Create(n))]);
        foreach (var property in schema["properties"]?.AsObject() ?? []) property.Value?.AsObject().Remove("default");
        return schema;
    }

    private static JsonNode AsRead(JsonTypeInfo type, JsonNode node)
    {
        if (ScalarSchemas.Of(Plain(type)) is not { } scalar)
        {
            var schema = Described(type, node);
            if (type.Kind == JsonTypeInfoKind.Enumerable) schema["maxItems"] = PolicyReader.MostEntries;
            return schema;
        }

        List<string> kinds = ["string"];
        if (Plain(type) == typeof(decimal)) kinds.Add("number");
        if (Plain(type) != type.Type) kinds.Add("null");
        if (kinds.Count > 1) scalar["type"] = new JsonArray([.. kinds.Select(k => JsonValue.Create(k))]);
        return scalar;
    }

    // The exporter says "anything" for a type with a converter it does not know; a published schema never should.
    private static JsonObject Described(JsonTypeInfo type, JsonNode node) => node as JsonObject
        ?? throw new InvalidOperationException($"{type.Type.Name} travels by a converter and has no schema. Add it to {nameof(ScalarSchemas)}.");

    private static bool CanBeNull(JsonPropertyInfo property) => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static Type Plain(JsonTypeInfo type) => Nullable.GetUnderlyingType(type.Type) ?? type.Type;
}
