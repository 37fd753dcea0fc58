namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of dispositions.</summary>
internal static class DispositionCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.Dispositions
            .Select((r, i) => (r.Disposition, Path: $"$.dispositions[{i}].disposition"))
            .Where(r => r.Disposition == Disposition.KeepItem)
            .Select(r => new PolicyFault(r.Path, null, "Inspected goods are here; the customer cannot keep them. Use a returnless rule, or RETURN_TO_CUSTOMER.")),
        .. Reach.Unreachable("dispositions", policy.Dispositions, Covers),
    ];

    private static bool Covers(DispositionRule upper, DispositionRule lower) =>
        Reach.Codes(upper.Grades, lower.Grades)
        && Reach.Codes(upper.Reasons, lower.Reasons);
}
