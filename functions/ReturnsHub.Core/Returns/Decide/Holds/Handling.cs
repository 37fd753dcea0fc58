using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>
/// A document that comes after its own correction says nothing new about the goods, but it says who had them in hand. Without
/// this, who handled the goods would depend on the order in which documents arrive.
/// </summary>
internal static class Handling
{
    public static IReadOnlyList<ReturnEvent> OfGoods(ReturnState state, Fact fact, string document) =>
        fact.Actor.Kind != ActorKind.Person || state.HandledBy.Contains(fact.Actor)
            ? []
            : [new HandlingNoted(document, Disposed: false, fact.Actor, fact.OccurredAt)];

    public static IReadOnlyList<ReturnEvent> OfDisposition(ReturnState state, Fact fact, string document) =>
        fact.Actor.Kind != ActorKind.Person || state.Duties.Contains(new DutyDone(Duty.Dispositioned, fact.Actor))
            ? []
            : [new HandlingNoted(document, Disposed: true, fact.Actor, fact.OccurredAt)];
}
