using System.Text.RegularExpressions;

namespace ReturnsHub.Web.Configuration;

/// <summary>What may name a person on events: the same characters as a warehouse's <c>operator</c>, so that both can name one person.</summary>
public static partial class SubjectIds
{
    /// <summary>The rule, for messages.</summary>
    public const string Rule = "must be 1 to 100 letters, digits and . _ - : |. It stands on events for ever: a stable id, never a name or an address.";

    /// <summary>Whether <paramref name="text"/> keeps to it.</summary>
    public static bool IsOne(string text) => Shape().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9._:|-]{1,100}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
