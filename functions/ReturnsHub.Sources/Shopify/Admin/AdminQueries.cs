using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>The queries and mutations the hub sends, each in a file of its own under <c>Queries/</c>.</summary>
internal static class AdminQueries
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static AdminQuery ReturnSnapshot(string gid) => Of(nameof(ReturnSnapshot), new JsonObject { ["id"] = gid });

    public static AdminQuery OrderSnapshot(string gid, string? after) => Of(nameof(OrderSnapshot), new JsonObject { ["id"] = gid, ["after"] = after });

    public static AdminQuery RefundSnapshot(string gid) => Of(nameof(RefundSnapshot), new JsonObject { ["id"] = gid });

    public static AdminQuery ReturnStanding(string gid) => Of(nameof(ReturnStanding), new JsonObject { ["id"] = gid });

    public static AdminQuery ChangedOrders(string query, string? after) => Of(nameof(ChangedOrders), new JsonObject { ["query"] = query, ["after"] = after });

    public static AdminQuery Subscriptions(string? after) => Of(nameof(Subscriptions), new JsonObject { ["after"] = after });

    public static AdminQuery CreateSubscription(string topic, string address) =>
        Of(nameof(CreateSubscription), new JsonObject { ["topic"] = topic, ["subscription"] = Subscription(address) });

    public static AdminQuery UpdateSubscription(string gid, string address) =>
        Of(nameof(UpdateSubscription), new JsonObject { ["id"] = gid, ["subscription"] = Subscription(address) });

    public static AdminQuery ApproveReturn(string gid, bool notify) =>
        Of(nameof(ApproveReturn), Input(new JsonObject { ["id"] = gid, ["notifyCustomer"] = notify }));

    public static AdminQuery DeclineReturn(string gid, string reason, bool notify) =>
        Of(nameof(DeclineReturn), Input(new JsonObject { ["id"] = gid, ["declineReason"] = reason, ["notifyCustomer"] = notify }));

    public static AdminQuery ProcessReturn(JsonObject input) => Of(nameof(ProcessReturn), Input(input));

    public static AdminQuery CreateRefund(JsonObject input, string key) =>
        Of(nameof(CreateRefund), new JsonObject { ["input"] = input, ["key"] = key });

    /// <summary>Shopify's global id of an object whose digits are known.</summary>
    public static string Gid(string type, string digits) => $"gid://shopify/{type}/{digits}";

    private static JsonObject Input(JsonObject input) => new() { ["input"] = input };

    private static JsonObject Subscription(string address) =>
        // Fields left out or filtered could hide what the hub needs: both are set back.
        new() { ["uri"] = address, ["format"] = "JSON", ["includeFields"] = new JsonArray(), ["filter"] = "" };

    private static AdminQuery Of(string name, JsonObject variables) => new(name, Texts.GetOrAdd(name, Read), variables);

    private static string Read(string name)
    {
        using var stream = typeof(AdminQueries).Assembly.GetManifestResourceStream($"ReturnsHub.Sources.Shopify.Admin.Queries.{name}.graphql")
            ?? throw new InvalidOperationException($"The query {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
