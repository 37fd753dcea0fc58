namespace ReturnsHub.Core.Policies.Checks;

/// <summary>Amounts in a policy have no currency: they are in each order's own.</summary>
internal static class Amounts
{
    public static IEnumerable<PolicyFault> Negative(string path, decimal? amount) =>
        amount < 0 ? [new PolicyFault(path, null, "Use an amount of 0 or more.")] : [];
}
