namespace ReturnsHub.Core.Policies;

/// <summary>The approval rules of one scope, which decide together.</summary>
/// <param name="Rules">The rules, lowest limit first.</param>
internal sealed record ApprovalGroup(IReadOnlyList<ApprovalRule> Rules)
{
    /// <summary>The scope they share.</summary>
    public ScopedRule Scope => Rules[0];

    /// <summary>The rule with the highest limit that <paramref name="total"/> exceeds; null when it exceeds none.</summary>
    public ApprovalRule? Exceeded(decimal total) => Rules.LastOrDefault(r => total > r.Over);

    /// <summary>Approvers of a return that is worth a little more than <paramref name="amount"/>.</summary>
    public int ApproversAbove(decimal amount) => Rules.LastOrDefault(r => amount >= r.Over)?.Approvers ?? 0;
}

/// <summary>
/// How approval rules combine. Rules with the same scope are steps of one ladder and decide together: the highest limit
/// exceeded names the approvers, in whatever order they are written. Ladders are read from top to bottom, each standing where its
/// first rule stands, and the first that fits decides alone: an override for a segment is its own complete ladder above the
/// general one.
/// </summary>
internal static class ApprovalGroups
{
    public static IReadOnlyList<ApprovalGroup> Of(IReadOnlyList<ApprovalRule> rules) =>
        [.. rules.GroupBy(KeyOf, StringComparer.Ordinal).Select(g => new ApprovalGroup([.. g.OrderBy(r => r.Over)]))];

    /// <summary>
    /// The approvers of a return: each line asks with the value of the whole return, and the strictest answer counts, so that
    /// no line of a looser scope takes the others along.
    /// </summary>
    public static (int Approvers, string? RuleId) Strictest(PolicyDocument policy, IEnumerable<PolicyScope> lines, decimal total)
    {
        var groups = Of(policy.Approval);
        var strictest = lines
            .Select(line => groups.FirstOrDefault(g => g.Scope.Fits(line))?.Exceeded(total))
            .OfType<ApprovalRule>()
            // Between equals the one named must not depend on the order of the lines.
            .OrderByDescending(r => r.Approvers).ThenBy(r => r.Over).ThenBy(r => r.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return strictest is null ? (0, null) : (strictest.Approvers, strictest.Id);
    }

    /// <summary>A text that two rules share when they have the same scope, however it is written.</summary>
    public static string KeyOf(ScopedRule rule) => string.Join('\u0001', rule.Scopes().Select(s =>
        string.Join('\u0002', s.Values.Order(StringComparer.Ordinal))));
}
