using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>Putting and lifting holds: what is refused, and what is then known.</summary>
internal static class HoldCommandRules
{
    public const int LongestWhy = 200;

    public static Refusal? Refuse(CommandScene scene) => scene.Fact.Body switch
    {
        HoldPlacement f => Place(scene.State, f),
        HoldLift f => Lift(scene, f),
        _ => null,
    };

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, HoldPlacement f) => state.PlacedHolds.Any(h => h.Code == f.Code)
        ? []
        : [new HoldPlaced(f.Code, Clip.Of(f.Why.Trim(), LongestWhy), fact.Actor, fact.OccurredAt)];

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, HoldLift f)
    {
        var credit = state.PlacedHolds.Any(h => h.Code == f.Code) ? null : Open(state);
        return [new HoldLifted(f.Code, credit?.CreditId, credit?.GroundHash, Clip.Of(f.Why.Trim(), LongestWhy), fact.Actor, fact.OccurredAt)];
    }

    private static Refusal? Place(ReturnState state, HoldPlacement f)
    {
        if (state.Version == 0) return new Refusal("return-unknown", "There is no such return. Load it again.");
        if (!HoldTable.MayBePlaced(f.Code))
        {
            return new Refusal(
                "hold-not-placeable",
                $"{CodeNames.Of(f.Code)} is put by a rule. A person puts {string.Join(" or ", HoldTable.All.Where(e => e.Placed).Select(e => CodeNames.Of(e.Code)))}.");
        }

        return string.IsNullOrWhiteSpace(f.Why) ? new Refusal("why-missing", "Say why, in a few words without personal data.") : null;
    }

    private static Refusal? Lift(CommandScene scene, HoldLift f)
    {
        var (state, name) = (scene.State, CodeNames.Of(f.Code));
        var open = Open(state);
        var placed = state.PlacedHolds.Any(h => h.Code == f.Code);
        var standing = open?.Holds.FirstOrDefault(h => h.Code == f.Code);
        if (!placed && standing is null) return new Refusal("hold-not-standing", $"{name} does not stand on this return. Load it again.");
        if (!placed && HoldTable.Of(standing!) is { LiftWith: null } row)
        {
            return new Refusal(
                "hold-not-liftable",
                row.Approvable ? $"Nobody lifts {name}: approve the credit, or wait until {row.EndsWhen}." : $"Nobody lifts {name}: it ends when {row.EndsWhen}.");
        }

        if (string.IsNullOrWhiteSpace(f.Why)) return new Refusal("why-missing", "Say why, in a few words without personal data.");
        if (!placed && f.ContentHash is null) return new Refusal("content-hash-missing", "Say which content you saw: give the credit's contentHash.");
        if (f.ContentHash is { } seen && open is not null && !string.Equals(seen, open.ContentHash, StringComparison.Ordinal))
            return new Refusal("credit-changed", "The credit changed since it was shown. Load it again and decide on what it is now.");
        return Segregation.Bar(state, scene.Person, scene.Around.PolicyProposedBy) is { } bar
            ? new Refusal("self-lift", $"You {bar}; another person must lift the hold.")
            : null;
    }

    private static Credit? Open(ReturnState state) => state.Credits.FirstOrDefault(c => c.Status == CreditStatus.Held);
}
