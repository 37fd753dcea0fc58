using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Was the return asked for within the policy's window after delivery?</summary>
internal static class EligibilityRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, PolicyDocument policy)
    {
        if (state.Order is not { } order || state.Authorisation.RequestedAt is not { } requestedAt) yield break;
        var (eligible, rule) = (policy.ReturnWindowDays, order.DeliveredAt) switch
        {
            (null, _) => (true, "window.none"),
            (_, null) => (true, "window.delivery-unknown"),
            ({ } days, { } delivered) => requestedAt <= delivered.AddDays(days) ? (true, "window.inside") : (false, "window.outside"),
        };
        if (state.Eligibility is { } known && known.Eligible == eligible && known.Decision.Rules[0] == rule) yield break;
        yield return new EligibilityDecided(eligible, Trace.Of(
            policy,
            [rule],
            ("requestedAt", requestedAt),
            ("deliveredAt", order.DeliveredAt),
            ("windowDays", policy.ReturnWindowDays)));
    }
}
