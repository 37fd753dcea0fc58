using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Shopify's webhooks (https://shopify.dev/docs/api/webhooks). One connection is one shop; option <c>shopDomain</c> names it.
/// </summary>
public sealed class ShopifySource : ISource
{
    /// <inheritdoc />
    public string Name => SourceName;

    internal const string SourceName = "shopify";

    /// <inheritdoc />
    public IReadOnlyList<string> Check(ConnectionSettings connection) => [.. ShopifyVerification.Check(connection)];

    /// <inheritdoc />
    public Verification Verify(WebhookRequest request, ConnectionSettings connection) => ShopifyVerification.Verify(request, connection);

    /// <inheritdoc />
    public Normalised Normalise(InboundMessage message, ReadOnlyMemory<byte> raw) =>
        ShopifyTopics.Find(message.Topic) is { } read
            ? Reading.Of(raw, body => read(new ShopifyMessage(message, body)))
            : new Normalised.Unreadable("unknown-topic", "The hub reads no such topic. Remove the subscription, or correct its topic.");
}
