using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Wire;

/// <summary>
/// The JSON Schemas (https://json-schema.org/draft/2020-12) of everything the hub publishes: one per event type, describing the whole
/// CloudEvent, and one for the policy. Generated from the types, so they are always those of this version.
/// </summary>
public static class Schemas
{
    /// <summary>Media type of a schema.</summary>
    public const string MediaType = "application/schema+json";

    private const string Extension = ".json";
    private const string Policy = "policy";

    // As text: a node cannot be shared by threads, and a caller may change the one it gets.
    private static readonly FrozenDictionary<string, string> Texts = EventCatalogue.All
        .Select(e => (Name: e.Wire, Schema: (JsonNode)EnvelopeSchema.Of(e.Wire, SchemaExport.Written(e.Type))))
        .Append((Name: Policy, Schema: SchemaExport.Read(typeof(PolicyDocument))))
        .ToFrozenDictionary(s => s.Name + Extension, s => Headed(s.Name, s.Schema).ToJsonString(HubJson.Options), StringComparer.Ordinal);

    /// <summary>File names, in alphabetical order: <c>returnshub.credit.released.v1.json</c>, <c>policy.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The schema of a file name, the caller's own copy; null when there is none.</summary>
    public static JsonNode? Find(string name) => Texts.TryGetValue(name, out var text) ? JsonNode.Parse(text) : null;

    private static JsonObject Headed(string name, JsonNode schema)
    {
        var headed = schema.AsObject();
        headed.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        headed.Insert(1, "$id", CloudEventJson.SchemaUri(name));
        headed.Insert(2, "title", name);
        return headed;
    }
}
