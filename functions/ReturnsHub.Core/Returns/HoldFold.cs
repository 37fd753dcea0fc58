using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds holds of people, what they lifted, and credits released against holds.</summary>
internal static class HoldFold
{
    public static ReturnState Apply(ReturnState state, HoldPlaced e) =>
        state with { PlacedHolds = state.PlacedHolds.Put(new PlacedHold(e.Code, e.Why, e.By, e.At), Key) };

    public static ReturnState Apply(ReturnState state, HoldLifted e) => e.CreditId is { } creditId
        ? state with { Credits = [.. state.Credits.Select(c => c.CreditId == creditId && c.GroundHash == e.GroundHash ? Lifted(c, e) : c)] }
        : state with { PlacedHolds = [.. state.PlacedHolds.Where(h => h.Code != e.Code)] };

    public static ReturnState Apply(ReturnState state, CreditBreakGlassReleased e) => state with
    {
        BreakGlass =
        [
            .. state.BreakGlass,
            new BreakGlassUse { CreditId = e.CreditId, ContentHash = e.ContentHash, Amount = e.Amount, Holds = e.Holds, By = e.By, At = e.At, Why = e.Why },
        ],
    };

    public static ReturnState Apply(ReturnState state, BreakGlassAcknowledged e) => state with
    {
        BreakGlass = [.. state.BreakGlass.Select(u => u.CreditId == e.CreditId ? u with { AcknowledgedBy = e.By, AcknowledgedAt = e.At } : u)],
    };

    private static Credit Lifted(Credit credit, HoldLifted e) =>
        credit with { LiftedHolds = credit.LiftedHolds.Put(new LiftedHold(e.Code, e.By, e.Why, e.At), h => CodeNames.Of(h.Code)) };

    private static string Key(PlacedHold hold) => CodeNames.Of(hold.Code);
}
