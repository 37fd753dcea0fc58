using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>
/// Remembers who did what on a return, even where a later report or command replaced it. Who asked for the return and who
/// received or inspected its goods is remembered on its own tracks.
/// </summary>
internal static class DutyFold
{
    public static ReturnState Note(ReturnState state, ReturnEvent e, Actor by) => e switch
    {
        DispositionObserved observed => Done(state, Duty.Dispositioned, observed.By),
        DispositionOverruled overruled => Done(state, Duty.Dispositioned, overruled.By),
        HandlingNoted { Disposed: true } noted => Done(state, Duty.Dispositioned, noted.By),
        ReasonDecided { Basis: ReasonBasis.Person } => Done(state, Duty.SettledReason, by),
        HoldPlaced placed => Done(state, Duty.PlacedHold, placed.By),
        _ => state,
    };

    private static ReturnState Done(ReturnState state, Duty duty, Actor by) =>
        by.Kind == ActorKind.Person ? state with { Duties = state.Duties.Put(new DutyDone(duty, by), Key) } : state;

    private static string Key(DutyDone done) => $"{(int)done.Duty:D2}/{done.By.Id}";
}
