using System.Globalization;
using System.Text.Json;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>Reads what the hub itself asked of the Admin API; what is absent or of another kind is nothing.</summary>
internal static class Elements
{
    public static JsonElement Member(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Nodes(this JsonElement connection) => connection.Member("nodes").Items();

    public static string? Text(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int Whole(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;

    /// <summary>Whether a connection has pages after this one.</summary>
    public static bool HasMore(this JsonElement connection) => connection.Member("pageInfo").Member("hasNextPage").ValueKind == JsonValueKind.True;

    /// <summary>The shop amount of a set; null when it is none.</summary>
    public static Money? ShopMoney(this JsonElement set)
    {
        var shop = set.Member("shopMoney");
        return Currency.TryParse(shop.Text("currencyCode"), out var currency)
            && decimal.TryParse(shop.Text("amount"), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            && Math.Abs(amount) < Money.Largest
                ? Money.Rounded(amount, currency)
                : null;
    }
}
