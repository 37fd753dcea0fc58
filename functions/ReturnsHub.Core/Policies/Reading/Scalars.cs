using System.Text.Json;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies.Reading;

/// <summary>Says what is wrong with a value that is no object and no list.</summary>
internal static class Scalars
{
    /// <summary>What to change about the value the reader stands on; null when it is a <paramref name="type"/>.</summary>
    public static string? Fault(ref Utf8JsonReader reader, Type type)
    {
        if (type.IsEnum) return Text(ref reader) is { } code && Codes(type).Contains(code, StringComparer.Ordinal) ? null : $"Use one of {string.Join(", ", Codes(type))}.";
        if (type == typeof(string)) return Text(ref reader) is null ? "A text in quotation marks is expected here." : null;
        if (type == typeof(bool)) return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? null : "true or false is expected here.";
        if (type == typeof(int)) return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out _) ? null : "A whole number is expected here.";
        if (type == typeof(decimal)) return IsDecimal(ref reader) ? null : "A number is expected here, such as 12.50 or \"12.50\".";
        throw new InvalidOperationException($"A policy has no {type.Name}.");
    }

    /// <summary>The text the reader stands on; null when it is none, or half of a character (a lone surrogate, as in <c>"\ud800"</c>).</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return null;
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Codes(Type type) => Enum.GetValues(type).Cast<Enum>().Select(CodeNames.Of);

    private static bool IsDecimal(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? reader.TryGetDecimal(out _) : DecimalAsString.TryParse(Text(ref reader), out _);
}
