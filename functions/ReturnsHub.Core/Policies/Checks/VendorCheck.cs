namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of vendor agreements.</summary>
internal static class VendorCheck
{
    private const int LongestDays = 3650;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.Vendors.SelectMany((a, i) => One(a, $"$.vendors[{i}]")),
        .. Reach.Unreachable("vendors", policy.Vendors, (_, _) => true),
    ];

    private static IEnumerable<PolicyFault> One(VendorAgreement agreement, string path)
    {
        if (agreement.Vendors.Count == 0) yield return new PolicyFault($"{path}.vendors", null, "Name the vendor the agreement is with.");
        if (agreement.DefectAllowancePercent is < 0 or > 100) yield return new PolicyFault($"{path}.defectAllowancePercent", null, "Use a percentage from 0 to 100.");
        if (agreement.ClaimWithinDays is < 1 or > LongestDays)
            yield return new PolicyFault($"{path}.claimWithinDays", null, $"Use 1 to {LongestDays} days, or leave it out for no limit.");
        for (var j = 0; j < agreement.Violations.Count; j++)
        {
            var term = agreement.Violations[j];
            if (term.PercentOfCost is < 0 or > 100) yield return new PolicyFault($"{path}.violations[{j}].percentOfCost", null, "Use a percentage from 0 to 100.");
            foreach (var fault in Amounts.Negative($"{path}.violations[{j}].feePerUnit", term.FeePerUnit)) yield return fault;
            if (agreement.Violations.Take(j).Any(t => t.Violation == term.Violation))
                yield return new PolicyFault($"{path}.violations[{j}]", null, $"{CodeNames.Of(term.Violation)} is listed before. Keep one.");
        }
    }
}
