using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Decide.Holds;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What a person may not do to a credit or a reason, and why.</summary>
internal static class CreditCommands
{
    public static Credit Held(ReturnState state, string creditId) =>
        state.Credits.First(c => c.CreditId == creditId && c.Status == CreditStatus.Held);

    public static Refusal? Refuse(CommandScene scene) => scene.Fact.Body switch
    {
        CreditApproval f => Credit(scene.State, f.CreditId, f.ContentHash) ?? Approver(scene, Held(scene.State, f.CreditId)),
        CreditRejection f => Credit(scene.State, f.CreditId, f.ContentHash),
        ReasonSettled f => Line(scene.State, f.LineId),
        _ => null,
    };

    /// <summary>What is known once a person has approved.</summary>
    public static CreditApproved Approved(ReturnState state, Fact fact, CreditApproval f, int validForHours) =>
        new(f.CreditId, Held(state, f.CreditId).ContentHash, fact.Actor, fact.OccurredAt) { Roles = [.. fact.Roles.Distinct().Order()], ValidForHours = validForHours };

    private static Refusal? Credit(ReturnState state, string creditId, string? contentHash)
    {
        var credit = state.Credits.FirstOrDefault(c => c.CreditId == creditId);
        if (credit is null) return new Refusal("credit-unknown", "The return has no such credit. Load it again.");
        if (credit.Status != CreditStatus.Held) return new Refusal("credit-not-held", $"The credit is {CodeNames.Of(credit.Status)}; nothing is left to decide.");
        if (credit.ApprovalsNeeded == 0)
            return new Refusal("credit-waits-for-facts", $"The credit waits for {string.Join(", ", credit.Holds.Select(h => CodeNames.Of(h.Code)))}, not for a person.");
        return contentHash is not null && !string.Equals(contentHash, credit.ContentHash, StringComparison.Ordinal)
            ? new Refusal("credit-changed", "The credit changed since it was shown. Load it again and decide on what it is now.")
            : null;
    }

    private static Refusal? Approver(CommandScene scene, Credit credit)
    {
        if (credit.Holds.FirstOrDefault(h => !HoldTable.Of(h).Approvable) is { } hold)
            return new Refusal("hold-stands", $"{CodeNames.Of(hold.Code)} stands; no approval gets past it. Have it lifted first.");
        if (Segregation.Bar(scene.State, scene.Person, scene.Around.PolicyProposedBy) is { } bar)
            return new Refusal("self-approval", $"You {bar}; another person must approve its credit.");
        var valid = Approvals.Valid(scene.State, credit, scene.Policy, scene.Now, scene.Around.PolicyProposedBy);
        if (valid.Any(a => Segregation.Same(a.By, scene.Person)))
            return new Refusal("already-approved", "You approved this credit before; a second approval needs another person.");
        var last = valid.Count + 1 >= credit.ApprovalsNeeded;
        return last && Approvals.RoleAskedFor(scene.Policy, credit.Holds) is { } role && !scene.Fact.Roles.Contains(role) && !valid.Any(a => a.Roles.Contains(role))
            ? new Refusal("second-approval-needs-role", $"The policy wants the last approval from the role {CodeNames.Of(role)}.")
            : null;
    }

    private static Refusal? Line(ReturnState state, string lineId) =>
        state.Lines.Any(l => l.Requested.LineId == lineId) ? null : new Refusal("line-unknown", "The return has no such line. Load it again.");
}
