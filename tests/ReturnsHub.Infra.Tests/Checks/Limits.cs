using System.Text.Json;
using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Checks;

/// <summary>What a parameter's decorators and its type say about a value.</summary>
internal static class Limits
{
    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Problem(BicepFile file, Declaration param, JsonElement value)
    {
        if (param.Type is Name type && !Fits(type.Symbol, value.ValueKind)) return $"{value} is no {type.Symbol}";
        var constant = new Constant(file);
        foreach (var decorator in param.Decorators)
        {
            var argument = decorator.Arguments.Count == 1 ? constant.Of(decorator.Arguments[0]) : null;
            var wrong = decorator.Symbol switch
            {
                "allowed" => !((List<object?>)argument!).Contains(Plain(value)),
                "minValue" => value.GetInt64() < (long)argument!,
                "maxValue" => value.GetInt64() > (long)argument!,
                _ => false,
            };
            if (wrong) return $"{value} is outside @{decorator.Symbol}";
        }

        return null;
    }

    private static bool Fits(string type, JsonValueKind kind) => type switch
    {
        "int" => kind is JsonValueKind.Number,
        "string" => kind is JsonValueKind.String,
        "bool" => kind is JsonValueKind.True or JsonValueKind.False,
        "array" => kind is JsonValueKind.Array,
        _ => kind is JsonValueKind.Object,
    };

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };
}
