using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>
/// What stands on a credit in the end: the holds of the rules, less those that people lifted while the ground was the same, and
/// those that people put.
/// </summary>
internal static class StandingHolds
{
    public static IEnumerable<CreditHold> Placed(ReturnState state) => state.PlacedHolds.Select(p => new CreditHold(p.Code, HoldTable.PlacedRule));

    /// <summary>The credit with what people put and lifted. Without any hold left it needs nobody's approval.</summary>
    public static CreditDraft On(Draft draft, Credit? open, CreditDraft ground)
    {
        var lifted = open is not null && open.GroundHash == ground.ContentHash
            ? open.LiftedHolds.Where(l => Segregation.Bar(draft.State, l.By, draft.Around.PolicyProposedBy) is null).ToList()
            : [];
        IReadOnlyList<CreditHold> holds =
        [
            .. Placed(draft.State).Concat(ground.Holds.Where(h => !lifted.Exists(l => l.Code == h.Code))).DistinctBy(h => h.Code).OrderBy(h => h.Code),
        ];
        return ground with
        {
            GroundHash = ground.ContentHash,
            Holds = holds,
            ApprovalsNeeded = holds.Count == 0 ? 0 : ground.ApprovalsNeeded,
            Decision = ground.Decision with
            {
                Rules = [.. ground.Decision.Rules, .. holds.Select(h => h.Rule).Where(r => r == HoldTable.PlacedRule).Take(1), .. lifted.Select(_ => "hold.lifted").Take(1)],
                Inputs = lifted.Count == 0 ? ground.Decision.Inputs : With(ground.Decision.Inputs, lifted),
            },
        };
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> inputs, IReadOnlyList<LiftedHold> lifted) =>
        new(inputs, StringComparer.Ordinal) { ["lifted"] = string.Join(", ", lifted.Select(l => $"{CodeNames.Of(l.Code)} by {l.By.Id}")) };
}
