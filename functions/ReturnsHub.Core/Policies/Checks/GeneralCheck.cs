namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The document's own values.</summary>
internal static class GeneralCheck
{
    public const int LongestVersion = 40;
    public const int LongestWindowDays = 3650;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        if (string.IsNullOrWhiteSpace(policy.Version) || policy.Version.Length > LongestVersion || policy.Version.Any(char.IsControl))
            yield return new PolicyFault("$.version", null, $"Name the version with 1 to {LongestVersion} characters, such as 2026-11-01.");
        if (policy.ReturnWindowDays is < 1 or > LongestWindowDays)
            yield return new PolicyFault("$.returnWindowDays", null, $"Use 1 to {LongestWindowDays} days, or null for no window.");
        if (policy.ReasonConfidence is < 0 or > 1)
            yield return new PolicyFault("$.reasonConfidence", null, "Use a number from 0 to 1, such as 0.7.");
    }
}
