using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>What an OpenAPI document promises, a line for each promise: <c>GET /api/events ? after</c> is <c>string</c>.</summary>
internal static class OpenApiFacts
{
    public const string Required = " required";

    public static SortedDictionary<string, string> Of(JsonNode document)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var schemas = document["components"]!["schemas"]!.AsObject();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject()) Operation(facts, $"{method.ToUpperInvariant()} {path}", operation!, taken, given);
        }

        foreach (var name in Reached(schemas, taken)) SchemaFacts.Add(facts, $"takes {name}", schemas[name]!);
        foreach (var name in Reached(schemas, given)) SchemaFacts.Add(facts, $"gives {name}", schemas[name]!);
        return facts;
    }

    private static void Operation(SortedDictionary<string, string> facts, string name, JsonNode operation, HashSet<string> taken, HashSet<string> given)
    {
        facts[name] = operation["operationId"]?.GetValue<string>() ?? "";
        if (operation["x-permission"] is { } permission) facts[$"{name} needs"] = permission.GetValue<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            facts[$"{name} ? {parameter!["name"]} in {parameter["in"]}"] = SchemaFacts.TypeOf(parameter["schema"]) + If(parameter["required"]);
        foreach (var (media, body) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            facts[$"{name} body {media}"] = SchemaFacts.TypeOf(body!["schema"]) + If(operation["requestBody"]!["required"]);
            taken.UnionWith(SchemaFacts.References(body["schema"]));
        }

        foreach (var (status, response) in operation["responses"]?.AsObject() ?? [])
        {
            facts[$"{name} answers {status}"] = "";
            foreach (var (header, _) in response!["headers"]?.AsObject() ?? []) facts[$"{name} answers {status} header {header}"] = "";
            foreach (var (media, body) in response["content"]?.AsObject() ?? [])
            {
                facts[$"{name} answers {status} {media}"] = SchemaFacts.TypeOf(body!["schema"]);
                given.UnionWith(SchemaFacts.References(body["schema"]));
            }
        }
    }

    private static string If(JsonNode? required) => required?.GetValue<bool>() == true ? Required : "";

    private static HashSet<string> Reached(JsonObject schemas, HashSet<string> from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var name))
        {
            if (!reached.Add(name)) continue;
            foreach (var next in SchemaFacts.References(schemas[name])) waiting.Enqueue(next);
        }

        return reached;
    }
}
