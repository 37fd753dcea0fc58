using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What a person has to look at because a line may not simply come back. Nobody is asked while the merchant has not accepted the return.</summary>
internal static class EligibilityExceptions
{
    public static IEnumerable<ExceptionRaised> Of(ReturnState state)
    {
        if (state.Authorisation.Status != AuthorisationStatus.Authorised) yield break;
        foreach (var line in state.Eligibility?.Lines ?? [])
        {
            foreach (var hold in line.Holds)
            {
                yield return hold.Code switch
                {
                    HoldCode.QuantityMismatch => new ExceptionRaised(
                        ExceptionKind.QuantityMismatch, $"{line.LineId}/asked", Severity.Medium,
                        $"{line.UnitsBeyond} unit(s) are asked back beyond those sold, or were asked back before on another line or return of the order."),
                    HoldCode.SerialMismatch => new ExceptionRaised(
                        ExceptionKind.SerialMismatch, $"{line.LineId}/announced", Severity.High, "A serial number announced for these units was never sent out on this order."),
                    HoldCode.RestrictedGoods => new ExceptionRaised(
                        ExceptionKind.OutsidePolicy, $"{line.LineId}/restricted", Severity.Low, $"These goods may not simply be taken back: {hold.Rule}."),
                    _ => new ExceptionRaised(
                        ExceptionKind.OutsidePolicy, line.LineId, Severity.Low,
                        hold.Rule == "window.outside" ? "Asked for after the return window." : $"Proof of purchase is missing: {hold.Rule}."),
                };
            }
        }
    }
}
