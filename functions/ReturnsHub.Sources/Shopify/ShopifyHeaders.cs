namespace ReturnsHub.Sources.Shopify;

/// <summary>
/// Shopify's headers (https://shopify.dev/docs/apps/build/webhooks/delivery-structure). The newer Events system sends the
/// same ones without <c>X-</c> (https://shopify.dev/docs/apps/build/events/verify-deliveries). None of them is signed.
/// </summary>
internal static class ShopifyHeaders
{
    public const string Topic = "topic";
    public const string TriggeredAt = "triggered-at";
    public const string EventId = "event-id";
    public const string WebhookId = "webhook-id";
    public const string ApiVersion = "api-version";
    public const string ShopDomain = "shop-domain";
    public const string Signature = "hmac-sha256";

    private const int Longest = 200;

    private static readonly string[] Kept = [Topic, TriggeredAt, EventId, WebhookId, ApiVersion, ShopDomain];

    /// <summary>A header of either set, trimmed; null when absent or blank.</summary>
    public static string? Read(WebhookRequest request, string name) =>
        Value(request.Header($"x-shopify-{name}")) ?? Value(request.Header($"shopify-{name}"));

    /// <summary>The headers the adapter needs later, by their names here.</summary>
    public static IReadOnlyDictionary<string, string> Keep(WebhookRequest request)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Kept)
        {
            if (Read(request, name) is { } value) kept[name] = Clip.Of(value, Longest);
        }

        return kept;
    }

    private static string? Value(string? header) => string.IsNullOrWhiteSpace(header) ? null : header.Trim();
}
