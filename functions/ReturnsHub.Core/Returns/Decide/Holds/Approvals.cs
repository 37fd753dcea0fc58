using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>Which approvals count. Asked when one is given and again when the money is about to go, so that what happened in between counts.</summary>
internal static class Approvals
{
    /// <summary>Approvals of a credit that have not expired, each by another person who has done nothing on the return since.</summary>
    public static IReadOnlyList<ApprovalGiven> Valid(ReturnState state, Credit credit, PolicyDocument policy, DateTimeOffset now, Actor? proposedPolicy) =>
    [
        .. credit.Given
            .Where(a => now < a.ExpiresAt && now < a.At.AddHours(policy.ApprovalHours))
            .Where(a => Segregation.Bar(state, a.By, proposedPolicy) is null)
            .DistinctBy(a => a.By.Id, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The role that one of the approvers must have under the rule that put <paramref name="holds"/>; null for none.</summary>
    public static Role? RoleAskedFor(PolicyDocument policy, IReadOnlyList<CreditHold> holds) =>
        holds.FirstOrDefault(h => h.Code == HoldCode.SecondApprovalNeeded) is { } hold
            ? policy.Approval.FirstOrDefault(r => r.Id == hold.Rule)?.SecondBy
            : null;

    /// <summary>Whether these are enough: as many as needed, and one of them by the role the policy names.</summary>
    public static bool Enough(IReadOnlyList<ApprovalGiven> valid, int needed, Role? asked) =>
        valid.Count >= needed && (asked is not { } role || valid.Any(a => a.Roles.Contains(role)));
}
