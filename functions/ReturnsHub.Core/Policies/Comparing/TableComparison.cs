namespace ReturnsHub.Core.Policies.Comparing;

/// <summary>
/// Compares two tables of which the first rule that fits decides. The way from old to new is taken in steps: rules go, rules
/// change where they stand, rules change places, rules come. When no step lets anything get a looser answer, neither does the
/// whole; each step is judged by the rules below, which are what answers in a rule's place.
/// </summary>
internal static class TableComparison
{
    public static IEnumerable<PolicyChange> Of<T>(
        string table, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, RuleJudge<T> judge, Func<T, T, string?> difference, Func<T, string> words)
        where T : class
    {
        var (old, now) = (before.ToDictionary(id, StringComparer.Ordinal), after.ToDictionary(id, StringComparer.Ordinal));
        List<T> kept = [.. before.Where(r => now.ContainsKey(id(r)))];
        List<T> stay = [.. after.Where(r => old.ContainsKey(id(r)))];

        foreach (var gone in before.Where(r => !now.ContainsKey(id(r))))
        {
            var below = Below(before, gone).Where(kept.Contains).ToList();
            yield return new PolicyChange(table, id(gone), $"rule taken out: {words(gone)}", !judge.MayFall(gone, below));
        }

        foreach (var was in kept)
        {
            var rule = now[id(was)];
            if (difference(was, rule) is not { } what) continue;
            var below = Below(kept, was).ToList();
            var tighter = judge.AtLeast(rule, was)
                && (judge.Covers(was, rule) || judge.MayCome(rule, below))
                && (judge.Covers(rule, was) || judge.MayFall(was, below));
            yield return new PolicyChange(table, id(was), what, !tighter);
        }

        foreach (var rule in stay)
        {
            var overtaken = Below(stay, rule).Where(other => kept.IndexOf(old[id(other)]) < kept.IndexOf(old[id(rule)])).ToList();
            if (overtaken.Count == 0) continue;
            yield return new PolicyChange(
                table, id(rule), $"moved above {string.Join(", ", overtaken.Take(10).Select(id))}", !overtaken.TrueForAll(o => judge.Apart(rule, o) || judge.AtLeast(rule, o)));
        }

        foreach (var come in after.Where(r => !old.ContainsKey(id(r))))
        {
            var below = Below(after, come).Where(stay.Contains).ToList();
            yield return new PolicyChange(table, id(come), $"new rule: {words(come)}", !judge.MayCome(come, below));
        }
    }

    /// <summary>Whether what a rule answered may fall to the rules below it, or to none.</summary>
    private static bool MayFall<T>(this RuleJudge<T> judge, T rule, List<T> below) =>
        below.TrueForAll(b => judge.Apart(rule, b) || judge.AtLeast(b, rule)) && (judge.BelowNone(rule) || below.Exists(b => judge.Covers(b, rule)));

    /// <summary>Whether a rule may answer in place of the rules below it, or of none.</summary>
    private static bool MayCome<T>(this RuleJudge<T> judge, T rule, List<T> below) =>
        below.TrueForAll(b => judge.Apart(rule, b) || judge.AtLeast(rule, b)) && (judge.AboveNone(rule) || below.Exists(b => judge.Covers(b, rule)));

    private static IEnumerable<T> Below<T>(IEnumerable<T> rules, T rule)
        where T : class => rules.SkipWhile(r => !ReferenceEquals(r, rule)).Skip(1);
}
