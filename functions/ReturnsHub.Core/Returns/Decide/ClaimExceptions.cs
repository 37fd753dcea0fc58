using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What a person has to look at about claims.</summary>
internal static class ClaimExceptions
{
    public static IEnumerable<ExceptionRaised> Of(ReturnState state)
    {
        foreach (var claim in state.Claims)
        {
            var progress = state.ProgressOf(claim.ClaimId);
            if (claim.Terms is not { } terms || progress.Status is ClaimStatus.Settled or ClaimStatus.WrittenOff) continue;
            if (terms.EvidenceMissing.Count > 0)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.ClaimEvidenceMissing, claim.ClaimId, Severity.Medium,
                    $"The agreement with {claim.Party} asks for {string.Join(", ", terms.EvidenceMissing.Select(m => CodeNames.Of(m)))}.");
            }

            var waits = state.Stock.Any(s => s.LineId == claim.LineId && s.Status == InventoryStatus.VendorHold);
            if (terms.AuthorisationNeeded && waits && progress.Status != ClaimStatus.Authorised)
            {
                yield return new ExceptionRaised(
                    ExceptionKind.ClaimAuthorisationMissing, claim.ClaimId, Severity.Low, $"{claim.Party} takes goods back only under a number of its own.");
            }
        }

        foreach (var progress in state.ClaimProgress)
        {
            if (progress.Status == ClaimStatus.Refused)
                yield return new ExceptionRaised(ExceptionKind.ClaimShortPaid, progress.ClaimId, Severity.Medium, "The claim was refused. Send it again with more evidence, or give it up.");
            if (progress is { Status: ClaimStatus.Settled, Settled: { } paid, Submitted.Amount: { } claimed } && paid < claimed)
                yield return new ExceptionRaised(ExceptionKind.ClaimShortPaid, progress.ClaimId, Severity.Low, $"{claimed} was claimed, {paid} settled.");
        }
    }
}
