using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Policies.Checks;

/// <summary>How categories are written, wherever they are named.</summary>
internal static partial class CategoryNameCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy) => All(policy)
        .Where(c => !Form().IsMatch(c.Name))
        .Select(c => new PolicyFault(c.Path, null, "Use 1 to 40 characters A-Z, 0-9 and _ for a category, such as SHOES_KIDS."));

    private static IEnumerable<(string Path, string Name)> All(PolicyDocument policy) =>
    [
        .. policy.Categories.Select((c, i) => ($"$.categories[{i}].category", c.Category)),
        .. Named("inspection", policy.Inspection, r => r.Categories),
        .. Named("approval", policy.Approval, r => r.Categories),
        .. Named("restockingFees", policy.RestockingFees, r => r.Categories),
        .. Named("dispositions", policy.Dispositions, r => r.Categories),
        .. Named("returnless", policy.Returnless, r => r.Categories),
        .. Named("vendors", policy.Vendors, r => r.Categories),
        .. Named("recovery", policy.Recovery, r => r.Categories),
        .. Named("resaleChannels", policy.ResaleChannels, r => r.Categories),
        .. Named("quarantine", policy.Quarantine, r => r.Categories),
        .. Named("dataBearing", policy.DataBearing, r => r.Categories),
        .. Named("locations", policy.Locations, r => r.Categories),
        .. Named("shippingRefunds", policy.ShippingRefunds, r => r.Categories),
        .. Named("returnFees", policy.ReturnFees, r => r.Categories),
        .. Named("dutyRefunds", policy.DutyRefunds, r => r.Categories),
        .. Named("storeCreditBonuses", policy.StoreCreditBonuses, r => r.Categories),
        .. Named("windows", policy.Windows, r => r.Categories),
        .. Named("restricted", policy.Restricted, r => r.Categories),
        .. Named("warranty", policy.Warranty, r => r.Categories),
        .. Named("proofOfPurchase", policy.ProofOfPurchase, r => r.Categories),
        .. Named("withdrawalExcluded", policy.WithdrawalExcluded, r => r.Categories),
    ];

    private static IEnumerable<(string Path, string Name)> Named<T>(string table, IReadOnlyList<T> rules, Func<T, IReadOnlyList<string>> categories) =>
        rules.SelectMany((rule, i) => categories(rule).Select((name, j) => ($"$.{table}[{i}].categories[{j}]", name)));

    [GeneratedRegex(@"\A[A-Z0-9_]{1,40}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
