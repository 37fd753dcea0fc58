using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Sql;

/// <summary>
/// The values of a query: <see cref="Undefined"/>, null, bool, double, string, <see cref="JsonArray"/>, <see cref="JsonObject"/>, with
/// the order and equality the service gives them.
/// </summary>
internal static class SqlValues
{
    private const double LargestExactInteger = 9007199254740992;

    public static object? FromJson(JsonNode? node) => node switch
    {
        null => null,
        JsonObject or JsonArray => node,
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.Number => Number(node.AsValue()),
            JsonValueKind.Null => null,
            _ => Undefined.Value,
        },
    };

    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        double number => ToJson(number),
        JsonNode node => node.DeepClone(),
        _ => throw new InvalidOperationException("An undefined value has no JSON."),
    };

    /// <summary>Text that is the same for equal values: the key of a group, of a distinct value.</summary>
    public static string ToKey(object? value) => value is Undefined ? "undefined" : ToJson(value)?.ToJsonString() ?? "null";

    /// <summary>undefined, null, booleans, numbers, strings, arrays, objects.</summary>
    public static int Compare(object? left, object? right)
    {
        var byKind = Rank(left).CompareTo(Rank(right));
        if (byKind != 0)
            return byKind;
        return (left, right) switch
        {
            (bool a, bool b) => a.CompareTo(b),
            (double a, double b) => a.CompareTo(b),
            (string a, string b) => string.CompareOrdinal(a, b),
            _ => 0,
        };
    }

    /// <summary>True, false, or undefined where either side is.</summary>
    public static object AreEqual(object? left, object? right)
    {
        if (left is Undefined || right is Undefined)
            return Undefined.Value;
        if (Rank(left) != Rank(right))
            return false;
        return left is JsonNode a && right is JsonNode b ? JsonNode.DeepEquals(a, b) : Equals(left, right);
    }

    /// <summary>Values of two kinds, and arrays and objects, have no order a filter could use.</summary>
    public static bool AreOrdered(object? left, object? right) =>
        Rank(left) == Rank(right) && left is null or bool or double or string;

    private static double Number(JsonValue value)
    {
        if (value.TryGetValue<double>(out var number))
            return number;
        return value.TryGetValue<long>(out var whole) ? whole : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
    }

    private static JsonValue ToJson(double number) =>
        number == Math.Floor(number) && Math.Abs(number) <= LargestExactInteger
            ? JsonValue.Create((long)number)
            : JsonValue.Create(number);

    private static int Rank(object? value) => value switch
    {
        Undefined => 0,
        null => 1,
        bool => 2,
        double => 3,
        string => 4,
        JsonArray => 5,
        _ => 6,
    };
}
