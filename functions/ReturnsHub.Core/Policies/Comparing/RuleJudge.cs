using ReturnsHub.Core.Policies.Checks;

namespace ReturnsHub.Core.Policies.Comparing;

/// <summary>
/// What a table's rules mean to a comparison. Every answer is exact or errs to the safe side: a table of which less is known only
/// reports more loosening.
/// </summary>
/// <param name="Covers">Whether the first rule fits all that the second fits.</param>
/// <param name="Apart">Whether nothing fits both.</param>
/// <param name="AtLeast">Whether the first rule's answer is at least as strict as the second's, whatever is asked.</param>
/// <param name="AboveNone">Whether a rule's answer is at least as strict as the answer when no rule fits.</param>
/// <param name="BelowNone">Whether the answer when no rule fits is at least as strict as the rule's.</param>
internal sealed record RuleJudge<T>(
    Func<T, T, bool> Covers, Func<T, T, bool> Apart, Func<T, T, bool> AtLeast, Func<T, bool> AboveNone, Func<T, bool> BelowNone);

/// <summary>The judges of the tables the hub knows how to judge.</summary>
internal static class RuleJudges
{
    /// <summary>Strict is: inspected. No rule fits: inspected.</summary>
    public static RuleJudge<InspectionRule> Inspection { get; } = new(
        (a, b) => Reach.Scope(a, b) && (a.UnitValueUpTo is null || b.UnitValueUpTo <= a.UnitValueUpTo),
        ScopesApart, (a, b) => a.Required || !b.Required, r => r.Required, _ => true);

    /// <summary>Strict is: more kept back. No rule fits: nothing.</summary>
    public static RuleJudge<RestockingFeeRule> RestockingFees { get; } = new(
        (a, b) => Reach.Scope(a, b) && Reach.Codes(a.Reasons, b.Reasons) && (a.Grades.Count == 0 || (b.Grades.Count > 0 && Reach.Codes(a.Grades, b.Grades))),
        (a, b) => ScopesApart(a, b) || CodesApart(a.Reasons, b.Reasons) || CodesApart(a.Grades, b.Grades),
        (a, b) => a.Percent >= b.Percent && a.PerUnit >= b.PerUnit && (a.Minimum ?? 0) >= (b.Minimum ?? 0) && (a.Maximum is null || a.Maximum >= b.Maximum),
        _ => true, r => r.Percent <= 0 && r.PerUnit <= 0 && (r.Minimum ?? 0) <= 0);

    /// <summary>Strict is: quarantine, for a person. Between any other two neither is stricter. No rule fits: quarantine.</summary>
    public static RuleJudge<DispositionRule> Dispositions { get; } = new(
        (a, b) => Reach.Scope(a, b) && Reach.Codes(a.Grades, b.Grades) && Reach.Codes(a.Reasons, b.Reasons),
        (a, b) => ScopesApart(a, b) || CodesApart(a.Grades, b.Grades) || CodesApart(a.Reasons, b.Reasons),
        (a, b) => a.Disposition == b.Disposition || a.Disposition == Disposition.Quarantine, r => r.Disposition == Disposition.Quarantine, _ => true);

    /// <summary>Every rule lets go. No rule fits: the goods come back first.</summary>
    public static RuleJudge<ReturnlessRule> Returnless { get; } = new(
        (a, b) => Reach.Scope(a, b) && Reach.Codes(a.Reasons, b.Reasons) && b.LineValueUpTo <= a.LineValueUpTo,
        (a, b) => ScopesApart(a, b) || CodesApart(a.Reasons, b.Reasons), (_, _) => true, _ => false, _ => true);

    /// <summary>Strict is: more approvers at every value. No rule fits: none.</summary>
    public static RuleJudge<ApprovalGroup> Approval { get; } = new(
        (a, b) => Reach.Scope(a.Scope, b.Scope), (a, b) => ScopesApart(a.Scope, b.Scope),
        // Both change at their limits only.
        (a, b) => a.Rules.Concat(b.Rules).All(step => a.ApproversAbove(step.Over) >= b.ApproversAbove(step.Over)), _ => true, _ => false);

    private static bool ScopesApart(ScopedRule a, ScopedRule b) => a.Scopes().Zip(b.Scopes()).Any(s =>
        s.First.Values.Count > 0 && s.Second.Values.Count > 0 && !s.First.Values.Intersect(s.Second.Values, StringComparer.Ordinal).Any());

    private static bool CodesApart<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
        where T : struct, Enum => a.Count > 0 && b.Count > 0 && !a.Intersect(b).Any();
}
