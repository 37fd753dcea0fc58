using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>What a schema promises.</summary>
internal static class SchemaFacts
{
    private const string Reference = "$ref";

    public static void Add(SortedDictionary<string, string> facts, string name, JsonNode schema)
    {
        facts.TryAdd(name, TypeOf(schema));
        foreach (var code in schema["enum"]?.AsArray() ?? []) facts[$"{name} may be {code}"] = "";
        var required = schema["required"]?.AsArray().Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (member, of) in schema["properties"]?.AsObject() ?? [])
        {
            facts[$"{name}.{member}"] = TypeOf(of) + (required.Contains(member) ? OpenApiFacts.Required : "");
            Add(facts, $"{name}.{member}", of!);
        }

        if (schema["items"] is { } items) Add(facts, $"{name}[]", items);
    }

    public static string TypeOf(JsonNode? schema) => schema switch
    {
        null => "anything",
        _ when schema[Reference] is { } reference => reference.GetValue<string>().Split('/')[^1],
        _ when schema["items"] is { } items => TypeOf(items) + "[]",
        _ when schema["additionalProperties"] is JsonObject of => $"map of {TypeOf(of)}",
        _ when Choices(schema) is { Length: > 0 } choices => string.Join(" or ", choices),
        _ => $"{Kinds(schema["type"])} {schema["format"]} {schema["pattern"]}".Trim(),
    };

    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => (o[Reference] is { } r ? [r.GetValue<string>().Split('/')[^1]] : Enumerable.Empty<string>()).Concat(o.SelectMany(m => References(m.Value))),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static string[] Choices(JsonNode schema) =>
        [.. ((string[])["oneOf", "anyOf", "allOf"]).SelectMany(k => schema[k]?.AsArray() ?? []).Select(TypeOf)];

    private static string Kinds(JsonNode? type) => type switch
    {
        JsonArray several => string.Join('|', several.Select(k => k!.GetValue<string>()).Order(StringComparer.Ordinal)),
        null => "anything",
        _ => type.GetValue<string>(),
    };
}
