using System.Text.RegularExpressions;

namespace ReturnsHub.Local.Configuration;

/// <summary>What may name a person on events: the same characters as a warehouse's <c>operator</c>, so that both can name one person.</summary>
internal static partial class SubjectIds
{
    public const string Rule = "must be 1 to 100 letters, digits and . _ - : |. It stands on events for ever: a stable id, never a name or an address.";

    public static bool IsOne(string text) => Shape().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9._:|-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
