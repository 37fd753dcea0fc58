namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of inspection rules.</summary>
internal static class InspectionCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.Inspection.SelectMany((r, i) => Amounts.Negative($"$.inspection[{i}].unitValueUpTo", r.UnitValueUpTo)),
        .. Reach.Unreachable("inspection", policy.Inspection, Covers),
    ];

    private static bool Covers(InspectionRule upper, InspectionRule lower) =>
        (upper.UnitValueUpTo is null || (lower.UnitValueUpTo is { } limit && limit <= upper.UnitValueUpTo));
}
