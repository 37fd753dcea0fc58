namespace ReturnsHub.Sources.Shopify;

/// <summary>The topics the hub reads, each with what reads it.</summary>
internal static class ShopifyTopics
{
    private static readonly IReadOnlyDictionary<string, Func<ShopifyMessage, Normalised>> Readers =
        new Dictionary<string, Func<ShopifyMessage, Normalised>>(StringComparer.Ordinal)
        {
            ["returns/request"] = ReturnTopics.Request,
            ["returns/approve"] = ReturnTopics.Approve,
            ["returns/decline"] = ReturnTopics.Decline,
            ["returns/cancel"] = ReturnTopics.Cancel,
            ["returns/close"] = ReturnTopics.Close,
            ["returns/reopen"] = ReturnTopics.Reopen,
            ["returns/update"] = ReturnTopics.Update,
            // Documented as an empty object: it says that something happened, which other topics say with content.
            ["returns/process"] = SaysNothing,
            ["reverse_deliveries/attach_deliverable"] = ReverseLogistics.Label,
            ["reverse_fulfillment_orders/dispose"] = ReverseLogistics.Disposal,
            ["refunds/create"] = Refunds.Create,
            ["orders/create"] = Orders.Read,
            ["orders/updated"] = Orders.Read,
            ["orders/paid"] = Orders.Read,
            ["customers/data_request"] = PrivacyTopics.DataRequest,
            ["customers/redact"] = PrivacyTopics.RedactCustomer,
            ["shop/redact"] = PrivacyTopics.RedactShop,
            [SnapshotTopics.Return] = SnapshotTopics.ReadReturn,
            [SnapshotTopics.Order] = SnapshotTopics.ReadOrder,
            [SnapshotTopics.Refund] = SnapshotTopics.ReadRefund,
            // Access ends here; what the hub holds stays until shop/redact asks for its erasure.
            ["app/uninstalled"] = SaysNothing,
        };

    /// <summary>The names of all topics.</summary>
    public static IEnumerable<string> Names => Readers.Keys;

    /// <summary>The reader of a topic; null when the hub reads no such topic.</summary>
    public static Func<ShopifyMessage, Normalised>? Find(string topic) => Readers.GetValueOrDefault(topic);

    private static Normalised.Read SaysNothing(ShopifyMessage message) => new(facts: []);
}
