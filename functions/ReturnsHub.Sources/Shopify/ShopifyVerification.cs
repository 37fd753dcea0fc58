using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Sources.Signatures;

namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Verifies Shopify's sender: HMAC-SHA256 of the raw body under the app's client secret, base64
/// (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries). One client secret serves every shop of an app, so the
/// shop is checked too.
/// </summary>
internal static class ShopifyVerification
{
    private const string ShopOption = "shopDomain";
    private const int LongestTopic = 100;

    public static IEnumerable<string> Check(ConnectionSettings connection)
    {
        foreach (var wrong in SecretCheck.Of(connection, "the app's client secret, or the signing key of the shop's notification settings")) yield return wrong;
        if (connection.Options.TryGetValue(ShopOption, out var shop) && Uri.CheckHostName(shop) != UriHostNameType.Dns)
            yield return $"options.{ShopOption}: it is not a host name. Write it as 'example.myshopify.com'.";
        foreach (var wrong in ShopifyShop.Check(connection)) yield return wrong;
    }

    public static Verification Verify(WebhookRequest request, ConnectionSettings connection)
    {
        if (ShopifyHeaders.Read(request, ShopifyHeaders.Signature) is not { } signature)
            return new Verification.Refused(401, "signature-missing", "The header X-Shopify-Hmac-SHA256 is missing.");
        if (!HmacSignature.IsBase64(connection.Secrets, request.Body.Span, signature))
            return new Verification.Refused(401, "signature-invalid", "The signature fits none of the connection's secrets.");
        if (connection.Options.TryGetValue(ShopOption, out var shop)
            && !string.Equals(shop, ShopifyHeaders.Read(request, ShopifyHeaders.ShopDomain), StringComparison.OrdinalIgnoreCase))
            return new Verification.Refused(401, "shop-unknown", "X-Shopify-Shop-Domain is not the shop of this connection.");

        var kept = ShopifyHeaders.Keep(request);
        var topic = kept.GetValueOrDefault(ShopifyHeaders.Topic, "").ToLowerInvariant();
        if (topic.StartsWith(SnapshotTopics.Prefix, StringComparison.Ordinal))
            return new Verification.Refused(401, "topic-reserved", "Topics of this name are the hub's own; no shop sends them.");
        var delivery = kept.GetValueOrDefault(ShopifyHeaders.EventId) ?? kept.GetValueOrDefault(ShopifyHeaders.WebhookId);
        return new Verification.Accepted(Clip.Of(topic, LongestTopic), delivery, kept);
    }
}
