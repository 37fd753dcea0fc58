using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds what was done about claims.</summary>
internal static class ClaimFold
{
    public static ReturnState Apply(ReturnState state, ReturnEvent e) => e switch
    {
        ClaimEvidenceAttached a => On(state, a.ClaimId, p => p with { Evidence = p.Evidence.Put(a.Evidence, x => $"{(int)x.Kind:D2}/{x.Reference}") }),
        ClaimSubmitted s => On(state, s.ClaimId, p => p with { Status = ClaimStatus.Submitted, At = s.At, Submitted = s }),
        ClaimAuthorised a => On(state, a.ClaimId, p => p with { Status = ClaimStatus.Authorised, At = a.At, Reference = a.Reference ?? p.Reference }),
        ClaimRefused r => On(state, r.ClaimId, p => p with { Status = ClaimStatus.Refused, At = r.At, Reference = r.Reference ?? p.Reference, Why = r.Why }),
        ClaimSettled s => On(state, s.ClaimId, p => p with { Status = ClaimStatus.Settled, At = s.At, Reference = s.Reference ?? p.Reference, Settled = s.Amount }),
        ClaimWrittenOff w => On(state, w.ClaimId, p => p with { Status = ClaimStatus.WrittenOff, At = w.At, Why = w.Why }),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is not about a claim."),
    };

    private static ReturnState On(ReturnState state, string claimId, Func<ClaimProgress, ClaimProgress> change) => state with
    {
        ClaimProgress = state.ClaimProgress.Put(change(state.ProgressOf(claimId)), p => p.ClaimId),
    };
}
