using System.Globalization;
using ReturnsHub.Core.Ports;
using ReturnsHub.Web.Errors;

namespace ReturnsHub.Web.Json;

/// <summary>Reads query parameters. They arrive as text, so that a wrong one is refused with its name.</summary>
internal static class QueryText
{
    private const int LongestCursor = 4_000;

    public static PageRequest Page(string? limit, string? cursor) => new(Whole("limit", limit, 50, 1, 500), Cursor("cursor", cursor));

    public static string? Cursor(string name, string? text) =>
        text is not { Length: > LongestCursor } ? text : throw Wrong(name, "is not a cursor of this hub.");

    public static int Whole(string name, string? text, int otherwise, int least, int most)
    {
        if (text is null) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(name, $"is a whole number from {least} to {most}.");
    }

    public static bool? Flag(string name, string? text) => text switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Wrong(name, "is 'true' or 'false'."),
    };

    public static string? Text(string name, string? text, int most) =>
        text is null || text.Length <= most ? text : throw Wrong(name, $"has at most {most} characters.");

    /// <summary>A code in upper snake case, as bodies have it.</summary>
    public static T? Code<T>(string name, string? text)
        where T : struct, Enum
    {
        if (text is null) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(CodeNames.Of(value), text, StringComparison.Ordinal)) return value;
        }

        throw Wrong(name, $"is one of {string.Join(", ", Enum.GetValues<T>().Select(v => CodeNames.Of(v)))}.");
    }

    private static ProblemException Wrong(string name, string what) => new(Problems.Query(name, what));
}
