using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds how the return is to be settled and what sending it back cost.</summary>
internal static class ResolutionFold
{
    public static ReturnState Apply(ReturnState state, ReturnEvent e) => e switch
    {
        ResolutionChosen chosen => state with { Resolution = chosen },
        ReturnShippingObserved paid => state with { ReturnShipping = state.ReturnShipping.Put(paid, p => p.DocumentId) },
        _ => throw new InvalidOperationException($"{e.GetType().Name} does not say how a return is settled."),
    };
}
