using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Items;

/// <summary>
/// Items as the service keeps them: numbers are whole numbers of 64 bits or IEEE 754 doubles, so that 10.50 comes back as 10.5 and the
/// eighteenth digit is lost. https://learn.microsoft.com/azure/cosmos-db/nosql/query/constants
/// </summary>
internal static class StoredJson
{
    public static JsonObject Normalise(JsonObject body) => (JsonObject)Copy(body)!;

    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        null => null,
        JsonObject owner => new JsonObject(owner.Select(property => KeyValuePair.Create(property.Key, Copy(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Copy)]),
        _ when node.GetValueKind() == JsonValueKind.Number => Number(node.ToJsonString()),
        _ => node.DeepClone(),
    };

    private static JsonValue Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        ? JsonValue.Create(whole)
        : JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture));
}
