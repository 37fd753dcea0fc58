namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of restocking fees.</summary>
internal static class RestockingFeeCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.RestockingFees
            .Select((r, i) => (r.Percent, Path: $"$.restockingFees[{i}].percent"))
            .Where(r => r.Percent is < 0 or > 100)
            .Select(r => new PolicyFault(r.Path, null, "Use a percentage from 0 to 100.")),
        .. Reach.Unreachable("restockingFees", policy.RestockingFees, Covers),
    ];

    // Units without a grade fit only a rule without grades, so even a list of all grades covers less than none at all.
    private static bool Covers(RestockingFeeRule upper, RestockingFeeRule lower) =>
        Reach.Codes(upper.Reasons, lower.Reasons)
        && (upper.Grades.Count == 0 || (lower.Grades.Count > 0 && Reach.Codes(upper.Grades, lower.Grades)));
}
