using System.Text.Json.Serialization.Metadata;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies;

/// <summary>A scope list of a rule.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Values">What it lists; empty fits everything.</param>
internal readonly record struct ScopeList(string Name, IReadOnlyList<string> Values);

/// <summary>A table of rules.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Rules">Its rules, from top to bottom.</param>
internal readonly record struct RuleTable(string Name, IReadOnlyList<ScopedRule> Rules);

/// <summary>The scopes of rules, and the tables that have rules with scopes: found by their type, so that no new table is forgotten.</summary>
internal static class ScopeLists
{
    /// <summary>The six lists of a rule.</summary>
    public static IReadOnlyList<ScopeList> Scopes(this ScopedRule rule) =>
    [
        new("channels", rule.Channels), new("countries", rule.Countries), new("categories", rule.Categories),
        new("skus", rule.Skus), new("segments", rule.Segments), new("vendors", rule.Vendors),
    ];

    /// <summary>Every table of scoped rules in a policy.</summary>
    public static IEnumerable<RuleTable> Tables(PolicyDocument policy) =>
        HubJson.Document.GetTypeInfo(typeof(PolicyDocument)).Properties
            .Where(IsTable)
            .Select(p => new RuleTable(p.Name, (IReadOnlyList<ScopedRule>)p.Get!(policy)!));

    private static bool IsTable(JsonPropertyInfo property) => property.PropertyType.IsAssignableTo(typeof(IReadOnlyList<ScopedRule>));
}
