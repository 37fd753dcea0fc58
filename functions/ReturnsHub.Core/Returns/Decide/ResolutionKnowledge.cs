using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Reads how a return is to be settled and what sending it back cost. The newest report counts, by the source's clock.</summary>
internal static class ResolutionKnowledge
{
    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, ResolutionReported f)
    {
        var exchange = f.Exchange is { } e ? e with { OrderId = Clip.Of(e.OrderId, 60) } : null;
        return state.Resolution is { } known && known.At >= fact.OccurredAt ? [] : [new ResolutionChosen(f.Resolution, exchange, fact.OccurredAt)];
    }

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, ReturnShippingReported f)
    {
        var document = Clip.Of(f.DocumentId, 60);
        return f.Paid.Amount < 0 || state.ReturnShipping.Any(p => p.DocumentId == document && p.At >= fact.OccurredAt)
            ? []
            : [new ReturnShippingObserved(document, f.Paid, fact.OccurredAt)];
    }
}
