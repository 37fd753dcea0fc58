using System.Globalization;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Time;

/// <summary>What a return that nobody used in time comes to.</summary>
internal static class DeadlineStep
{
    /// <summary>The expiry of an authorisation whose time has run out; null when it has not.</summary>
    public static ReturnExpired? Expiry(ReturnState state, PolicyDocument policy, DateTimeOffset now) =>
        Deadlines.Of(state, policy).FirstOrDefault(d => d.Kind == DeadlineKind.AuthorisationExpires && d.DueAt <= now) is not { } passed
            ? null
            : new ReturnExpired(passed.DueAt)
            {
                Decision = new DecisionTrace
                {
                    PolicyVersion = policy.Version,
                    Rules = ["deadlines.authorisationExpiresDays"],
                    Inputs = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["authorisedAt"] = state.Authorisation.At!.Value.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                        ["days"] = policy.Deadlines.AuthorisationExpiresDays!.Value.ToString(CultureInfo.InvariantCulture),
                    },
                },
            };
}
