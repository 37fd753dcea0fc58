using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Documents.AsyncApi;

/// <summary>The query of the feed, as a schema.</summary>
internal static class AsyncApiFeedQuery
{
    public static JsonObject Create() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["after"] = Of("string", "The cursor to continue from."),
            ["from"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("acknowledged"), ["description"] = "Continue after what the consumer acknowledged." },
            ["limit"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 500, ["default"] = 100, ["description"] = "Events at most." },
            ["wait"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0, ["description"] = "Seconds to wait when nothing is there." },
            ["type"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = "Only these event types." },
            ["consumer"] = Of("string", "Only what this consumer takes."),
            ["tenant"] = Of("string", "The tenant, for keys that see all."),
        },
    };

    private static JsonObject Of(string type, string what) => new() { ["type"] = type, ["description"] = what };
}
