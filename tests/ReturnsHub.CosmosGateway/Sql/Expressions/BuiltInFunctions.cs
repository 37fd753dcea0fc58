using System.Text.Json.Nodes;

namespace ReturnsHub.CosmosGateway.Sql.Expressions;

/// <summary>The built-in functions the hub's queries use, and those the SDK adds when it resumes a sorted query.</summary>
internal static class BuiltInFunctions
{
    private delegate object? Function(IReadOnlyList<object?> arguments);

    private static readonly Dictionary<string, (int Least, int Most, Function Body)> _functions = new()
    {
        ["IS_DEFINED"] = (1, 1, a => a[0] is not Undefined),
        ["IS_NULL"] = (1, 1, a => a[0] is null),
        ["IS_BOOL"] = (1, 1, a => a[0] is bool),
        ["IS_BOOLEAN"] = (1, 1, a => a[0] is bool),
        ["IS_NUMBER"] = (1, 1, a => a[0] is double),
        ["IS_STRING"] = (1, 1, a => a[0] is string),
        ["IS_ARRAY"] = (1, 1, a => a[0] is JsonArray),
        ["IS_OBJECT"] = (1, 1, a => a[0] is JsonObject),
        ["IS_PRIMITIVE"] = (1, 1, a => a[0] is null or bool or double or string),
        ["STARTSWITH"] = (2, 3, a => OnTexts(a, (text, part, how) => text.StartsWith(part, how))),
        ["ENDSWITH"] = (2, 3, a => OnTexts(a, (text, part, how) => text.EndsWith(part, how))),
        ["CONTAINS"] = (2, 3, a => OnTexts(a, (text, part, how) => text.Contains(part, how))),
        ["STRINGEQUALS"] = (2, 3, a => OnTexts(a, (text, part, how) => text.Equals(part, how))),
        ["LOWER"] = (1, 1, a => a[0] is string text ? text.ToLowerInvariant() : Undefined.Value),
        ["UPPER"] = (1, 1, a => a[0] is string text ? text.ToUpperInvariant() : Undefined.Value),
        ["LENGTH"] = (1, 1, a => a[0] is string text ? (double)text.Length : Undefined.Value),
        ["CONCAT"] = (2, int.MaxValue, a => a.All(text => text is string) ? string.Concat(a) : Undefined.Value),
        ["SUBSTRING"] = (3, 3, Substring),
        ["TOSTRING"] = (1, 1, a => a[0] is Undefined ? a[0] : a[0] as string ?? SqlValues.ToKey(a[0])),
        ["ARRAY_LENGTH"] = (1, 1, a => a[0] is JsonArray items ? (double)items.Count : Undefined.Value),
        ["ARRAY_CONTAINS"] = (2, 3, ArrayContains),
        ["ABS"] = (1, 1, a => a[0] is double number ? Math.Abs(number) : Undefined.Value),
        ["FLOOR"] = (1, 1, a => a[0] is double number ? Math.Floor(number) : Undefined.Value),
        ["CEILING"] = (1, 1, a => a[0] is double number ? Math.Ceiling(number) : Undefined.Value),
        ["ROUND"] = (1, 1, a => a[0] is double number ? Math.Round(number, MidpointRounding.AwayFromZero) : Undefined.Value),
    };

    public static Func<IReadOnlyList<object?>, object?> Find(string name, int arguments)
    {
        if (!_functions.TryGetValue(name, out var function))
            throw new SqlException($"'{name}' is not a recognized built-in function name.");
        if (arguments < function.Least || arguments > function.Most)
            throw new SqlException($"Function '{name}' does not take {arguments} arguments.");
        return function.Body.Invoke;
    }

    private static object OnTexts(IReadOnlyList<object?> arguments, Func<string, string, StringComparison, bool> test)
    {
        if (arguments[0] is not string text || arguments[1] is not string part)
            return Undefined.Value;
        return test(text, part, arguments is [_, _, true] ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static object? Substring(IReadOnlyList<object?> arguments)
    {
        if (arguments is not [string text, double start, double length] || start < 0)
            return Undefined.Value;
        var from = (int)Math.Min(start, text.Length);
        return text.Substring(from, (int)Math.Clamp(length, 0, text.Length - from));
    }

    private static object? ArrayContains(IReadOnlyList<object?> arguments)
    {
        if (arguments[0] is not JsonArray items || arguments[1] is Undefined)
            return Undefined.Value;
        var partly = arguments is [_, JsonObject, true];
        return items.Any(item => partly
            ? IsPart((JsonObject)arguments[1]!, item as JsonObject)
            : SqlValues.AreEqual(SqlValues.FromJson(item), arguments[1]) is true);
    }

    private static bool IsPart(JsonObject part, JsonObject? whole) =>
        whole is not null && part.All(property =>
            whole.TryGetPropertyValue(property.Key, out var value) && JsonNode.DeepEquals(value, property.Value));
}
