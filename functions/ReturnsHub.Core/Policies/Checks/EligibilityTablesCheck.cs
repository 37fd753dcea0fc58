namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The tables that decide whether goods may come back.</summary>
internal static class EligibilityTablesCheck
{
    public const int LongestWarrantyMonths = 120;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.Windows
            .Select((r, i) => (r.Days, Path: $"$.windows[{i}].days"))
            .Where(r => r.Days is < 1 or > GeneralCheck.LongestWindowDays)
            .Select(r => new PolicyFault(r.Path, null, $"Use 1 to {GeneralCheck.LongestWindowDays} days, or null for no window.")),
        .. policy.Warranty
            .Select((r, i) => (r.Months, Path: $"$.warranty[{i}].months"))
            .Where(r => r.Months is < 1 or > LongestWarrantyMonths)
            .Select(r => new PolicyFault(r.Path, null, $"Use 1 to {LongestWarrantyMonths} months.")),
        .. Reach.Unreachable("windows", policy.Windows, (upper, lower) => Reach.Codes(upper.Reasons, lower.Reasons)),
        .. Reach.Unreachable("restricted", policy.Restricted, (_, _) => true),
        .. Reach.Unreachable("warranty", policy.Warranty, (_, _) => true),
        .. Reach.Unreachable("proofOfPurchase", policy.ProofOfPurchase, (_, _) => true),
        .. Reach.Unreachable("withdrawalExcluded", policy.WithdrawalExcluded, (_, _) => true),
    ];
}
