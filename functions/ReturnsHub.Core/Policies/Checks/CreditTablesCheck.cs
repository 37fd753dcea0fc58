namespace ReturnsHub.Core.Policies.Checks;

/// <summary>The tables about shipping, return fees, duties and store credit, and the limits of restocking fees.</summary>
internal static class CreditTablesCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) =>
    [
        .. policy.RestockingFees.SelectMany((r, i) => Restocking(r, $"$.restockingFees[{i}]")),
        .. policy.ReturnFees.SelectMany((r, i) => Amount($"$.returnFees[{i}].amount", r.Amount)),
        .. policy.ReturnFees.SelectMany((r, i) => NotTheCustomers(r, $"$.returnFees[{i}].reasons")),
        .. policy.StoreCreditBonuses.Select((r, i) => (r.Percent, Path: $"$.storeCreditBonuses[{i}].percent"))
            .Where(r => r.Percent is < 0 or > 100)
            .Select(r => new PolicyFault(r.Path, null, "Use a percentage from 0 to 100.")),
        .. Reach.Unreachable("shippingRefunds", policy.ShippingRefunds, (u, l) => Reach.Codes(u.Reasons, l.Reasons) && Reach.Codes(u.Faults, l.Faults)),
        .. Reach.Unreachable("returnFees", policy.ReturnFees, (u, l) => Reach.Codes(u.Reasons, l.Reasons)),
        .. Reach.Unreachable("dutyRefunds", policy.DutyRefunds, (u, l) => Reach.Codes(u.Reasons, l.Reasons) && Reach.Codes(u.Faults, l.Faults)),
        .. Reach.Unreachable("storeCreditBonuses", policy.StoreCreditBonuses, (_, _) => true),
    ];

    private static IEnumerable<PolicyFault> Restocking(RestockingFeeRule rule, string path) =>
    [
        .. Amount($"{path}.perUnit", rule.PerUnit),
        .. Amount($"{path}.minimum", rule.Minimum),
        .. Amount($"{path}.maximum", rule.Maximum),
        .. rule.Minimum > rule.Maximum ? [new PolicyFault($"{path}.minimum", null, "The minimum is above the maximum. Swap them or leave one out.")] : Array.Empty<PolicyFault>(),
    ];

    private static IEnumerable<PolicyFault> NotTheCustomers(ReturnFeeRule rule, string path) => rule.Reasons
        .Where(reason => Faults.Of(reason) != Fault.Customer)
        .Select(reason => new PolicyFault(path, null, $"{CodeNames.Of(reason)} is not the customer's to bear, so no return fee is charged for it. Take it out."));

    private static IEnumerable<PolicyFault> Amount(string path, decimal? amount) => amount > Money.Largest
        ? [new PolicyFault(path, null, "The amount is too large.")]
        : Amounts.Negative(path, amount);
}
