using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Policies.Checks;

/// <summary>
/// Rule ids stand on decisions without their table, so they are unique in the whole document. Dots are left to the hub's own
/// rules (<c>fee.none</c>, <c>window.inside</c>).
/// </summary>
internal static partial class RuleIdCheck
{
    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, id) in All(policy))
        {
            if (!Form().IsMatch(id)) yield return new PolicyFault(path, null, "Use 1 to 60 letters, digits, - and _ for a rule's id.");
            else if (!first.TryAdd(id, path)) yield return new PolicyFault(path, null, $"The id {id} is taken by {first[id]}. Give each rule its own.");
        }
    }

    private static IEnumerable<(string Path, string Id)> All(PolicyDocument policy) =>
    [
        .. policy.Inspection.Select((r, i) => ($"$.inspection[{i}].id", r.Id)),
        .. policy.Approval.Select((r, i) => ($"$.approval[{i}].id", r.Id)),
        .. policy.RestockingFees.Select((r, i) => ($"$.restockingFees[{i}].id", r.Id)),
        .. policy.Dispositions.Select((r, i) => ($"$.dispositions[{i}].id", r.Id)),
        .. policy.Returnless.Select((r, i) => ($"$.returnless[{i}].id", r.Id)),
        .. policy.Vendors.Select((r, i) => ($"$.vendors[{i}].id", r.Id)),
        .. policy.Recovery.Select((r, i) => ($"$.recovery[{i}].id", r.Id)),
        .. policy.ResaleChannels.Select((r, i) => ($"$.resaleChannels[{i}].id", r.Id)),
        .. policy.Quarantine.Select((r, i) => ($"$.quarantine[{i}].id", r.Id)),
        .. policy.DataBearing.Select((r, i) => ($"$.dataBearing[{i}].id", r.Id)),
        .. policy.Locations.Select((r, i) => ($"$.locations[{i}].id", r.Id)),
        .. policy.ShippingRefunds.Select((r, i) => ($"$.shippingRefunds[{i}].id", r.Id)),
        .. policy.ReturnFees.Select((r, i) => ($"$.returnFees[{i}].id", r.Id)),
        .. policy.DutyRefunds.Select((r, i) => ($"$.dutyRefunds[{i}].id", r.Id)),
        .. policy.StoreCreditBonuses.Select((r, i) => ($"$.storeCreditBonuses[{i}].id", r.Id)),
        .. policy.Windows.Select((r, i) => ($"$.windows[{i}].id", r.Id)),
        .. policy.Restricted.Select((r, i) => ($"$.restricted[{i}].id", r.Id)),
        .. policy.Warranty.Select((r, i) => ($"$.warranty[{i}].id", r.Id)),
        .. policy.ProofOfPurchase.Select((r, i) => ($"$.proofOfPurchase[{i}].id", r.Id)),
        .. policy.WithdrawalExcluded.Select((r, i) => ($"$.withdrawalExcluded[{i}].id", r.Id)),
    ];

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
