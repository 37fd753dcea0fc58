using System.Text.Json.Nodes;
using ReturnsHub.Core.Wire;
using ReturnsHub.Core.Wire.Contracts;
using ReturnsHub.Web.Feed;

namespace ReturnsHub.Web.Documents.AsyncApi;

/// <summary>
/// The AsyncAPI 3.0 document (https://www.asyncapi.com/docs/reference/specification/v3.0.0) of what the hub sends: events to a consumer's
/// address, signed, and the feed that consumers read. Servers are left out: where a hub runs is the deployment's.
/// </summary>
internal static class AsyncApiDocument
{
    private const string HttpBinding = "0.3.0";
    private const string DeliveriesWords =
        "The hub posts each event to the address in the consumer's settings, one at a time for each return, in sequence. Any 2xx confirms. Anything else is "
        + "tried again with growing pauses (Retry-After is honoured up to an hour), then waits in the dead letter queue until an operator sends it again. "
        + "'webhook-id' is the same on every attempt: remember it and book once.";

    public static JsonObject Create() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["id"] = "urn:returnshub:events",
        ["info"] = new JsonObject
        {
            ["title"] = "ReturnsHub events",
            ["version"] = EventContract.Published.Versions[^1].Version,
            ["description"] = "What happens to returns, told to the systems that book them. Every event is a CloudEvents 1.0 JSON event. The contract only grows: "
                + "ignore fields you do not know, and expect codes you do not know. /api/event-types says since when each field is there.",
            ["externalDocs"] = new JsonObject { ["description"] = "CloudEvents 1.0", ["url"] = "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md" },
        },
        ["defaultContentType"] = CloudEventJson.MediaType,
        ["channels"] = new JsonObject
        {
            ["deliveries"] = new JsonObject
            {
                ["address"] = null,
                ["title"] = "Signed webhooks",
                ["description"] = DeliveriesWords,
                ["messages"] = AsyncApiMessages.References(AsyncApiMessages.Deliveries),
            },
            ["feed"] = new JsonObject
            {
                ["address"] = "/api/events",
                ["title"] = "The feed",
                ["description"] = FeedWords.HowToPoll,
                ["messages"] = AsyncApiMessages.References(AsyncApiMessages.Pages),
            },
        },
        ["operations"] = new JsonObject
        {
            ["deliverEvent"] = Operation(
                "deliveries", "Deliver an event to a consumer's address.", "webhookSignature",
                new JsonObject { ["method"] = "POST", ["bindingVersion"] = HttpBinding }),
            ["readEvents"] = Operation(
                "feed", "Hand out events to a consumer that asks for them.", "apiKey",
                new JsonObject { ["method"] = "GET", ["query"] = AsyncApiFeedQuery.Create(), ["bindingVersion"] = HttpBinding }),
        },
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                ["apiKey"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A key of the hub: rhk_ and 32 characters, best bound to the consumer." },
                ["webhookSignature"] = new JsonObject
                {
                    ["type"] = "httpApiKey",
                    ["name"] = "webhook-signature",
                    ["in"] = "header",
                    ["description"] = "Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md): "
                        + "'v1,' and the base64 HMAC-SHA256 of id, time and body, joined by dots, under each of the consumer's secrets.",
                },
            },
            ["messages"] = AsyncApiMessages.All(),
            ["schemas"] = AsyncApiMessages.Schemas(),
        },
    };

    private static JsonObject Operation(string channel, string summary, string security, JsonObject http) => new()
    {
        ["action"] = "send",
        ["channel"] = AsyncApiMessages.Reference($"#/channels/{channel}"),
        ["summary"] = summary,
        ["security"] = new JsonArray(AsyncApiMessages.Reference($"#/components/securitySchemes/{security}")),
        ["bindings"] = new JsonObject { ["http"] = http },
    };
}
