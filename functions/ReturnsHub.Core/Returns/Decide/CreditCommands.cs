using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What a person may not do to a credit or a reason, and why.</summary>
internal static class CreditCommands
{
    public static Credit Held(ReturnState state, string creditId) =>
        state.Credits.First(c => c.CreditId == creditId && c.Status == CreditStatus.Held);

    public static Refusal? Refuse(ReturnState state, Fact fact) => fact.Body switch
    {
        CreditApproval f => Credit(state, f.CreditId, f.ContentHash, fact) ?? Approver(state, f.CreditId, fact.Actor),
        CreditRejection f => Credit(state, f.CreditId, f.ContentHash, fact),
        ReasonSettled f => Line(state, f.LineId, fact),
        _ => null,
    };

    private static Refusal? Credit(ReturnState state, string creditId, string? contentHash, Fact fact)
    {
        if (fact.Actor.Kind != ActorKind.Person) return new Refusal("not-a-person", "Only a person can approve or reject a credit.");
        var credit = state.Credits.FirstOrDefault(c => c.CreditId == creditId);
        if (credit is null) return new Refusal("credit-unknown", "The return has no such credit. Load it again.");
        if (credit.Status != CreditStatus.Held) return new Refusal("credit-not-held", $"The credit is {CodeNames.Of(credit.Status)}; nothing is left to decide.");
        if (credit.ApprovalsNeeded == 0)
            return new Refusal("credit-waits-for-facts", $"The credit waits for {string.Join(", ", credit.Holds.Select(h => CodeNames.Of(h.Code)))}, not for a person.");
        return contentHash is not null && !string.Equals(contentHash, credit.ContentHash, StringComparison.Ordinal)
            ? new Refusal("credit-changed", "The credit changed since it was shown. Load it again and decide on what it is now.")
            : null;
    }

    private static Refusal? Approver(ReturnState state, string creditId, Actor approver)
    {
        var credit = Held(state, creditId);
        if (credit.Approvals.Contains(approver)) return new Refusal("already-approved", "You approved this credit before; a second approval needs another person.");
        if (state.Authorisation.RequestedBy.Contains(approver)) return new Refusal("self-approval", "You asked for this return; another person must approve its credit.");
        return state.HandledBy.Contains(approver) ? new Refusal("self-approval", "You received or inspected these goods; another person must approve the credit.") : null;
    }

    private static Refusal? Line(ReturnState state, string lineId, Fact fact)
    {
        if (fact.Actor.Kind != ActorKind.Person) return new Refusal("not-a-person", "Only a person can settle a reason.");
        return state.Lines.Any(l => l.Requested.LineId == lineId) ? null : new Refusal("line-unknown", "The return has no such line. Load it again.");
    }
}
