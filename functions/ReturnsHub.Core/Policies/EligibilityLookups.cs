namespace ReturnsHub.Core.Policies;

/// <summary>Looks up the tables that decide whether goods may come back. Rules are read from top to bottom, the first that fits decides.</summary>
public static class EligibilityLookups
{
    /// <summary>The window for goods and a reason: days (null for none) and the rule; no rule for the document's general window.</summary>
    public static (int? Days, string? RuleId) WindowFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason)
    {
        var rule = policy.Windows.FirstOrDefault(r => r.Fits(scope) && (r.Reasons.Count == 0 || r.Reasons.Contains(reason)));
        return rule is null ? (policy.ReturnWindowDays, null) : (rule.Days, rule.Id);
    }

    /// <summary>The restriction on goods sent back for a reason; null when there is none or it lets the reason through.</summary>
    public static RestrictedRule? RestrictionFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason) =>
        policy.Restricted.FirstOrDefault(r => r.Fits(scope)) is { } rule && !rule.AllowedReasons.Contains(reason) ? rule : null;

    /// <summary>The warranty on goods; null when the reason is no warranty case or no rule fits.</summary>
    public static WarrantyRule? WarrantyFor(PolicyDocument policy, PolicyScope scope, ReasonCode reason) =>
        reason is ReasonCode.Defective or ReasonCode.FailedInUse ? policy.Warranty.FirstOrDefault(r => r.Fits(scope)) : null;

    /// <summary>The proof of purchase goods need; null when no rule fits.</summary>
    public static ProofRule? ProofFor(PolicyDocument policy, PolicyScope scope) => policy.ProofOfPurchase.FirstOrDefault(r => r.Fits(scope));

    /// <summary>The rule that takes the right of withdrawal from goods; null when none fits.</summary>
    public static WithdrawalExclusion? ExclusionFor(PolicyDocument policy, PolicyScope scope) =>
        policy.WithdrawalExcluded.FirstOrDefault(r => r.Fits(scope));
}
