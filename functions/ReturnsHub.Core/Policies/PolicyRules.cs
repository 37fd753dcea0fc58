namespace ReturnsHub.Core.Policies;

/// <summary>Looks rules up in a policy. Each answer names the rule that gave it; rules are read from top to bottom.</summary>
public static class PolicyRules
{
    /// <summary>The category of goods no rule names.</summary>
    public const string GeneralCategory = "GENERAL";

    /// <summary>The category of goods: the source's, else by SKU, else <see cref="GeneralCategory"/>.</summary>
    public static string CategoryOf(PolicyDocument policy, Sku? sku, string? sourceCategory) =>
        sourceCategory
        ?? policy.Categories.FirstOrDefault(c => sku is { } s && c.SkuPrefixes.Any(p => s.Value.StartsWith(p, StringComparison.Ordinal)))?.Category
        ?? GeneralCategory;

    /// <summary>Whether goods are inspected before their credit.</summary>
    public static (bool Required, string RuleId) InspectionFor(PolicyDocument policy, PolicyScope scope, decimal unitValue)
    {
        var rule = policy.Inspection.FirstOrDefault(r => r.Fits(scope) && (r.UnitValueUpTo is null || unitValue <= r.UnitValueUpTo));
        return rule is null ? (true, "inspection.default") : (rule.Required, rule.Id);
    }

    /// <summary>The restocking fee. Units credited before inspection have no grade.</summary>
    public static (decimal Percent, string RuleId) FeeFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason, Grade? grade)
    {
        var rule = policy.RestockingFees.FirstOrDefault(r =>
            r.Fits(scope) && Fits(r.Reasons, reason) && (grade is { } g ? Fits(r.Grades, g) : r.Grades.Count == 0));
        return rule is null ? (0, "fee.none") : (rule.Percent, rule.Id);
    }

    /// <summary>What happens to inspected units.</summary>
    public static (Disposition Disposition, string RuleId) DispositionFor(PolicyDocument policy, PolicyScope scope, Grade grade, ReasonCode reason)
    {
        var rule = policy.Dispositions.FirstOrDefault(r => r.Fits(scope) && Fits(r.Grades, grade) && Fits(r.Reasons, reason));
        return rule is null ? (Disposition.Quarantine, "disposition.default") : (rule.Disposition, rule.Id);
    }

    /// <summary>
    /// How many people must approve a return worth <paramref name="total"/>. For each of its <paramref name="lines"/> the rules of
    /// the first scope that fits decide, by the highest limit the whole return exceeds; the strictest line counts.
    /// </summary>
    public static (int Approvers, string? RuleId) ApprovalFor(PolicyDocument policy, IEnumerable<PolicyScope> lines, decimal total) =>
        ApprovalGroups.Strictest(policy, lines, total);

    /// <summary>The rule under which a line is credited without coming back; null when none fits.</summary>
    public static string? ReturnlessFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason, decimal lineValue) =>
        policy.Returnless.FirstOrDefault(r => r.Fits(scope) && Fits(r.Reasons, reason) && lineValue <= r.LineValueUpTo)?.Id;

    private static bool Fits<T>(IReadOnlyList<T> codes, T code)
        where T : struct, Enum => codes.Count == 0 || codes.Contains(code);
}
