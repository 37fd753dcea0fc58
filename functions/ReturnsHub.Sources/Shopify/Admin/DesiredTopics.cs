namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// The topics the hub subscribes to, by their names in the Admin API
/// (https://shopify.dev/docs/api/admin-graphql/latest/enums/WebhookSubscriptionTopic): those it reads something from. Compliance
/// topics stand in the app's configuration and cannot be subscribed to (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance).
/// </summary>
internal static class DesiredTopics
{
    public static readonly IReadOnlyList<string> All =
    [
        "RETURNS_REQUEST", "RETURNS_APPROVE", "RETURNS_DECLINE", "RETURNS_CANCEL", "RETURNS_CLOSE", "RETURNS_REOPEN", "RETURNS_UPDATE",
        "REVERSE_DELIVERIES_ATTACH_DELIVERABLE", "REVERSE_FULFILLMENT_ORDERS_DISPOSE", "REFUNDS_CREATE", "ORDERS_CREATE", "ORDERS_UPDATED", "ORDERS_PAID",
    ];
}
