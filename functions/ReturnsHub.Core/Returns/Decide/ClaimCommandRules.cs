using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What may be done about a claim: refused with why, or the event that says it was done.</summary>
internal static class ClaimCommandRules
{
    private const int LongestText = 200;

    public static Refusal? Refuse(ReturnState state, Fact fact) => fact.Body switch
    {
        ClaimEvidenceProvided f => Known(state, f.ClaimId) ?? Open(state, f.ClaimId),
        ClaimSubmission f => Known(state, f.ClaimId) ?? Submit(state, f.ClaimId),
        ClaimAnswer f => Known(state, f.ClaimId) ?? Sent(state, f.ClaimId) ?? Explained(f),
        ClaimSettlement f => Known(state, f.ClaimId) ?? Sent(state, f.ClaimId) ?? Settle(state, f),
        ClaimWriteOff f => Known(state, f.ClaimId) ?? Open(state, f.ClaimId) ?? GiveUp(state, f, fact.Actor),
        _ => null,
    };

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact) => fact.Body switch
    {
        ClaimEvidenceProvided f => [new ClaimEvidenceAttached(f.ClaimId, new ClaimEvidence(f.Kind, Clip.Of(f.Reference, LongestText)), fact.Actor, fact.OccurredAt)],
        ClaimSubmission f => [Submitted(state, f.ClaimId, fact)],
        ClaimAnswer { Accepted: true } f => [new ClaimAuthorised(f.ClaimId, Clipped(f.Reference), fact.Actor, fact.OccurredAt)],
        ClaimAnswer f => [new ClaimRefused(f.ClaimId, Clipped(f.Reference), Clip.Of(f.Why!, LongestText), fact.Actor, fact.OccurredAt)],
        ClaimSettlement f => [new ClaimSettled(f.ClaimId, f.Amount, Clipped(f.Reference), fact.Actor, fact.OccurredAt)],
        ClaimWriteOff f => [new ClaimWrittenOff(f.ClaimId, Clip.Of(f.Why, LongestText), fact.Actor, fact.OccurredAt)],
        _ => throw new InvalidOperationException($"{fact.Body.GetType().Name} is not about a claim."),
    };

    private static Refusal? Known(ReturnState state, string claimId) =>
        state.Claims.Any(c => c.ClaimId == claimId) || state.ClaimProgress.Any(p => p.ClaimId == claimId)
            ? null
            : new Refusal("claim-unknown", "The return has no such claim. Load it again.");

    private static Refusal? Open(ReturnState state, string claimId) => state.ProgressOf(claimId).Status is ClaimStatus.Settled or ClaimStatus.WrittenOff
        ? new Refusal("claim-closed", "The claim is settled or given up; nothing is left to do.")
        : null;

    private static Refusal? Submit(ReturnState state, string claimId)
    {
        if (state.ProgressOf(claimId).Status is not (ClaimStatus.Open or ClaimStatus.Refused))
            return new Refusal("claim-submitted", "The claim was sent before. Wait for the answer, or record it.");
        if (state.Claims.FirstOrDefault(c => c.ClaimId == claimId) is not { } claim)
            return new Refusal("claim-without-ground", "The ground of the claim is gone: the units went elsewhere or the reason is another.");
        return claim.Terms is { EvidenceMissing: { Count: > 0 } missing }
            ? new Refusal("claim-evidence-missing", $"The agreement asks for {string.Join(", ", missing.Select(m => CodeNames.Of(m)))}. Attach it, then send the claim.")
            : null;
    }

    private static Refusal? Sent(ReturnState state, string claimId) => Open(state, claimId)
        ?? (state.ProgressOf(claimId).Submitted is null ? new Refusal("claim-not-submitted", "The claim was not sent yet. Send it first.") : null);

    private static Refusal? Explained(ClaimAnswer answer) => answer.Accepted || !string.IsNullOrWhiteSpace(answer.Why)
        ? null
        : new Refusal("why-missing", "Say why the claim was refused.");

    private static Refusal? Settle(ReturnState state, ClaimSettlement settlement)
    {
        if (settlement.Amount.Amount <= 0) return new Refusal("amount-wrong", "Use the amount that was paid or credited, above 0. For nothing, give the claim up.");
        if (state.ProgressOf(settlement.ClaimId).Submitted?.Amount is not { } claimed) return null;
        if (claimed.Currency != settlement.Amount.Currency) return new Refusal("claim-currency", $"The claim is in {claimed.Currency}.");
        return settlement.Amount > claimed ? new Refusal("amount-over-claim", $"{claimed} was claimed; more cannot be settled.") : null;
    }

    /// <summary>Giving up money that one asked for oneself is how a side deal looks: another person does it.</summary>
    private static Refusal? GiveUp(ReturnState state, ClaimWriteOff f, Actor by)
    {
        if (string.IsNullOrWhiteSpace(f.Why)) return new Refusal("why-missing", "Say why the claim is given up.");
        return state.ProgressOf(f.ClaimId).Submitted is { } sent && sent.By == by
            ? new Refusal("self-write-off", "You sent this claim; another person must give it up.")
            : null;
    }

    private static ClaimSubmitted Submitted(ReturnState state, string claimId, Fact fact)
    {
        var claim = state.Claims.First(c => c.ClaimId == claimId);
        return new ClaimSubmitted
        {
            ClaimId = claimId,
            DocumentNumber = DocumentNumbers.OfClaim(state.ReturnId, claimId),
            Quantity = claim.Quantity,
            Amount = claim.Terms?.Amount,
            By = fact.Actor,
            At = fact.OccurredAt,
        };
    }

    private static string? Clipped(string? text) => text is null ? null : Clip.Of(text, LongestText);
}
