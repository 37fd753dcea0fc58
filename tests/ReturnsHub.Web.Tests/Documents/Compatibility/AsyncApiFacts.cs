using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>What an AsyncAPI document promises about channels, operations and messages. What is in an event, the contract of events promises.</summary>
internal static class AsyncApiFacts
{
    public static SortedDictionary<string, string> Of(JsonNode document)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, channel) in document["channels"]!.AsObject())
        {
            facts[$"channel {name}"] = channel!["address"]?.GetValue<string>() ?? "the consumer's address";
            foreach (var (message, _) in channel["messages"]!.AsObject()) facts[$"channel {name} carries {message}"] = "";
        }

        foreach (var (name, operation) in document["operations"]!.AsObject())
        {
            var http = operation!["bindings"]!["http"]!;
            facts[$"operation {name}"] = $"{operation["action"]} on {Last(operation["channel"])} by {http["method"]}";
            foreach (var scheme in operation["security"]!.AsArray()) facts[$"operation {name} secured by {Last(scheme)}"] = "";
            if (http["query"] is { } query) SchemaFacts.Add(facts, $"operation {name} takes", query);
        }

        foreach (var (name, message) in document["components"]!["messages"]!.AsObject())
        {
            facts[$"message {name}"] = message!["contentType"]!.GetValue<string>();
            var headers = message["headers"]!["$ref"] is null ? message["headers"]! : document["components"]!["schemas"]![Last(message["headers"])]!;
            SchemaFacts.Add(facts, $"message {name} headers", headers);
        }

        return facts;
    }

    private static string Last(JsonNode? reference) => reference!["$ref"]!.GetValue<string>().Split('/')[^1];
}
