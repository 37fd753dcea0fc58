namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The table of returnless credits.</summary>
internal static class ReturnlessCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.Returnless.SelectMany((r, i) => Amounts.Negative($"$.returnless[{i}].lineValueUpTo", r.LineValueUpTo)),
        .. Reach.Unreachable("returnless", policy.Returnless, Covers),
    ];

    private static bool Covers(ReturnlessRule upper, ReturnlessRule lower) =>
        Reach.Codes(upper.Reasons, lower.Reasons)
        && lower.LineValueUpTo <= upper.LineValueUpTo;
}
