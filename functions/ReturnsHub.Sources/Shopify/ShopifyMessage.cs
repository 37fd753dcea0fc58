using ReturnsHub.Core.Json;
using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>A verified message with its parsed body, and what every fact read from it shares.</summary>
internal sealed record ShopifyMessage(InboundMessage Message, JsonView Body)
{
    private const int LongestDelivery = 72;

    /// <summary>The connection it came through.</summary>
    public string Connection => Message.Connection;

    /// <summary>
    /// When it happened, for bodies that do not say: the trigger's time, kept over retries; else when it was received.
    /// </summary>
    public DateTimeOffset TriggeredAt =>
        Times.TryRead(Header(ShopifyHeaders.TriggeredAt), out var time) ? time : Message.ReceivedAt;

    /// <summary>
    /// The dedupe id. An event's id is the same for every subscription of a topic, a webhook's id for every retry; without
    /// either (or with one longer than a UUID's forms) the bytes are their own id.
    /// </summary>
    public string FactId => $"shopify:{Connection}:{Message.Topic}:{Delivery}";

    /// <summary>The id of the return that Shopify knows under these digits.</summary>
    public ReturnId ReturnId(string native) => Core.Primitives.ReturnId.For(Message.Tenant, Connection, native);

    /// <summary>One fact, as the whole of what the message says.</summary>
    public Normalised.Read Says(Subject subject, DateTimeOffset at, FactBody body) => new(new Fact
    {
        Id = FactId,
        Tenant = Message.Tenant,
        Subject = subject,
        Connection = Connection,
        OccurredAt = at,
        Actor = Actor.Connection(Connection),
        Evidence = Message.Evidence,
        Body = body,
    });

    /// <summary>A header kept at the door; null when it was absent.</summary>
    public string? Header(string name) => Message.Headers.GetValueOrDefault(name);

    private string Delivery =>
        (Header(ShopifyHeaders.EventId) ?? Header(ShopifyHeaders.WebhookId)) is { Length: > 0 and <= LongestDelivery } id
            ? id
            : Message.Evidence.Value;
}
