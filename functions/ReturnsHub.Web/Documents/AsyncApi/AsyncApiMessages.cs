using System.Text.Json.Nodes;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Contracts;
using ReturnsHub.Web.Feed;

namespace ReturnsHub.Web.Documents.AsyncApi;

/// <summary>The messages of the AsyncAPI document: an event each on delivery, many on a page of the feed.</summary>
internal static class AsyncApiMessages
{
    private const string Batch = "eventBatch";
    private const string Lines = "eventLines";
    private const string Signature = "signature";

    /// <summary>Names of the messages a consumer's address gets.</summary>
    public static IEnumerable<string> Deliveries => EventContract.Published.Events.Select(e => e.Type);

    /// <summary>Names of the messages the feed answers with.</summary>
    public static IEnumerable<string> Pages => [Batch, Lines];

    public static JsonObject References(IEnumerable<string> names) =>
        new(names.Select(n => KeyValuePair.Create(n, (JsonNode?)Reference($"#/components/messages/{n}"))));

    public static JsonObject Reference(string to) => new() { ["$ref"] = to };

    public static JsonObject All()
    {
        var messages = new JsonObject(EventContract.Published.Events.Select(e => KeyValuePair.Create(e.Type, (JsonNode?)Delivery(e))));
        var any = new JsonObject { ["oneOf"] = new JsonArray([.. Deliveries.Select(n => Reference($"#/components/schemas/{n}"))]) };
        messages[Batch] = Page("A page of the feed as a CloudEvents batch.", CloudEventJson.BatchMediaType, new JsonObject { ["type"] = "array", ["items"] = any });
        messages[Lines] = Page("A page of the feed, one event per line.", EventsResult.LinesMediaType, any.DeepClone());
        return messages;
    }

    /// <summary>The schemas of the events. Standing inside another document they have no identity of their own.</summary>
    public static JsonObject Schemas()
    {
        var schemas = new JsonObject();
        foreach (var type in Deliveries)
        {
            var schema = Core.Wire.Schemas.Find(type + ".json")!.AsObject();
            schema.Remove("$schema");
            schema.Remove("$id");
            schemas[type] = schema;
        }

        schemas[Signature] = Headers();
        return schemas;
    }

    private static JsonObject Delivery(ContractEvent e) => new()
    {
        ["name"] = e.Type,
        ["title"] = Subscriptions.Name(e.Type).ToString(),
        ["summary"] = e.What,
        ["description"] = $"Since {e.Since} of the contract.",
        ["contentType"] = CloudEventJson.MediaType,
        ["headers"] = Reference($"#/components/schemas/{Signature}"),
        ["correlationId"] = new JsonObject { ["description"] = "The return.", ["location"] = "$message.payload#/subject" },
        ["payload"] = Reference($"#/components/schemas/{e.Type}"),
        ["examples"] = new JsonArray(new JsonObject { ["name"] = "everySet", ["summary"] = "Every field set.", ["payload"] = JsonNode.Parse(EventExamples.Of(e.Type).Span) }),
    };

    private static JsonObject Page(string summary, string contentType, JsonNode payload) => new()
    {
        ["summary"] = summary,
        ["contentType"] = contentType,
        ["headers"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(FeedPosition.CaughtUp),
            ["properties"] = new JsonObject
            {
                [FeedPosition.NextCursor] = Header("The cursor behind what was looked at, ready for a URL; absent while there are no events at all."),
                [FeedPosition.CaughtUp] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("true", "false"), ["description"] = "'false': ask again at once." },
                ["Link"] = Header("The next request (rel=next)."),
            },
        },
        ["payload"] = payload,
    };

    private static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray(StandardWebhooks.IdHeader, StandardWebhooks.TimestampHeader, StandardWebhooks.SignatureHeader),
        ["properties"] = new JsonObject
        {
            [StandardWebhooks.IdHeader] = Header("The delivery, the same on every attempt: remember it and book once."),
            [StandardWebhooks.TimestampHeader] = Header("When this attempt was sent, in seconds since 1970. Refuse what is older than five minutes."),
            [StandardWebhooks.SignatureHeader] = Header("One signature for each secret, separated by spaces: while a secret is rotated there are two, and one that fits is enough."),
        },
    };

    private static JsonObject Header(string what) => new() { ["type"] = "string", ["description"] = what };
}
