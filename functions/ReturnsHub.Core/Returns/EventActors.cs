using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns;

/// <summary>Says who did what an event tells: what was reported is the reporter's doing, what was decided is the hub's.</summary>
internal static class EventActors
{
    public static Actor Of(ReturnEvent e, Fact fact) => e switch
    {
        EligibilityDecided or JournalEntered or DispositionDecided or InventoryMoved or ClaimOpened or ClaimWithdrawn or CreditProposed or CreditRevised
            or CreditWithdrawn or CreditReleased or ExceptionRaised or ExceptionResolved => Actor.Hub,
        ReturnExpired => Actor.Hub,
        ReasonDecided { Basis: not ReasonBasis.Person } => Actor.Hub,
        _ => fact.Actor,
    };
}
