using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>JSON as ERPs take it: amounts as numbers with the currency's decimals.</summary>
internal static class ErpJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 32 };

    /// <summary>An amount as a number: <c>59.90</c>.</summary>
    public static JsonNode Number(this Money money) => JsonValue.Create(money.Amount);

    /// <summary>Text at a path of names; null when anything on the way is missing or no text.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value
            ? value.GetValueKind() switch
            {
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.Number => value.ToJsonString(),
                _ => null,
            }
            : null;
    }

    /// <summary>A decimal at a path of names, from a number or a text; null when there is none.</summary>
    public static decimal? Decimal(this JsonNode? node, params ReadOnlySpan<string> path) =>
        decimal.TryParse(Text(node, path), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
}
