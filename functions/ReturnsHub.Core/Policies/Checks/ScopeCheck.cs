using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Policies.Checks;

/// <summary>How scopes are written, in every table. Categories have their own form (<see cref="CategoryNameCheck"/>).</summary>
internal static partial class ScopeCheck
{
    private const int LongestText = 100;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
        from table in ScopeLists.Tables(policy)
        from rule in table.Rules.Select((rule, i) => (Rule: rule, Path: $"$.{table.Name}[{i}]"))
        from list in rule.Rule.Scopes()
        from fault in Of(list, $"{rule.Path}.{list.Name}")
        select fault;

    private static IEnumerable<PolicyFault> Of(ScopeList list, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Values.Count; i++)
        {
            var (value, place) = (list.Values[i], $"{path}[{i}]");
            if (Form(list.Name, value) is { } what) yield return new PolicyFault(place, null, what);
            else if (!seen.Add(value)) yield return new PolicyFault(place, null, $"{value} is listed twice. Keep one.");
        }
    }

    private static string? Form(string list, string value) => list switch
    {
        "countries" => Country().IsMatch(value) ? null : "Use a country's two capital letters (ISO 3166-1 alpha-2), such as DE.",
        "categories" => null,
        _ => value.Length is > 0 and <= LongestText && !value.Any(char.IsControl) && !string.IsNullOrWhiteSpace(value)
            ? null
            : $"Use 1 to {LongestText} characters.",
    };

    // https://www.iso.org/iso-3166-country-codes.html
    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Country();
}
