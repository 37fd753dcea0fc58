namespace ReturnsHub.Core.Policies.Checks;

/// <summary>
/// Finds rules that can never decide because an earlier rule fits everything they fit. Compared dimension by dimension
/// (categories, reasons, grades, amounts), rule by rule: several earlier rules that only together cover one are not seen.
/// </summary>
internal static class Reach
{
    public static IEnumerable<PolicyFault> Unreachable<T>(string table, IReadOnlyList<T> rules, Func<T, T, bool> covers)
        where T : ScopedRule
    {
        for (var lower = 1; lower < rules.Count; lower++)
        {
            if (rules.Take(lower).FirstOrDefault(upper => Scope(upper, rules[lower]) && covers(upper, rules[lower])) is not { } first) continue;
            yield return new PolicyFault(
                $"$.{table}[{lower}]", null, $"{rules[lower].Id} never decides: {first.Id} above it fits everything it fits. Move it up or take it out.");
        }
    }

    /// <summary>Whether a rule's scope fits all that another's fits.</summary>
    public static bool Scope(ScopedRule upper, ScopedRule lower) =>
        Names(upper.Channels, lower.Channels)
        && Names(upper.Countries, lower.Countries)
        && Names(upper.Categories, lower.Categories)
        && Names(upper.Skus, lower.Skus)
        && Names(upper.Segments, lower.Segments)
        && Names(upper.Vendors, lower.Vendors);

    /// <summary>Whether a list of names fits all that another fits. There is no end of names: only the empty list fits them all.</summary>
    private static bool Names(IReadOnlyList<string> upper, IReadOnlyList<string> lower) =>
        upper.Count == 0 || (lower.Count > 0 && lower.All(c => upper.Contains(c, StringComparer.Ordinal)));

    /// <summary>Whether a list of codes fits all that another fits; a list of every code is as good as the empty one.</summary>
    public static bool Codes<T>(IReadOnlyList<T> upper, IReadOnlyList<T> lower)
        where T : struct, Enum => upper.Count == 0 || (lower.Count > 0 ? lower : Enum.GetValues<T>()).All(upper.Contains);
}
