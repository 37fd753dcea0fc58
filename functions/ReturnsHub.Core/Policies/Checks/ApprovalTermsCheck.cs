namespace ReturnsHub.Core.Policies.Checks;

/// <summary>How long approvals count, and who gives the second.</summary>
internal static class ApprovalTermsCheck
{
    public const int LongestHours = 720;

    public static IEnumerable<PolicyFault> Of(PolicyDocument policy)
    {
        if (policy.ApprovalHours is < 1 or > LongestHours)
            yield return new PolicyFault("$.approvalHours", null, $"Use 1 to {LongestHours} hours.");
        for (var i = 0; i < policy.Approval.Count; i++)
        {
            if (policy.Approval[i].SecondBy is not { } role) continue;
            var path = $"$.approval[{i}].secondBy";
            if (policy.Approval[i].Approvers < 2) yield return new PolicyFault(path, null, "There is no second approval here. Use 2 approvers, or take secondBy out.");
            else if (!RolePermissions.Of(role).Contains(Permission.ApproveCredit))
                yield return new PolicyFault(path, null, $"{CodeNames.Of(role)} may not approve. Use {string.Join(" or ", RolePermissions.With(Permission.ApproveCredit).Select(r => CodeNames.Of(r)))}.");
        }
    }
}
