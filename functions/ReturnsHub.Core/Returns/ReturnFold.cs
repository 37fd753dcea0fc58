using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds events into a return's state.</summary>
public static class ReturnFold
{
    /// <summary>The state after an event.</summary>
    public static ReturnState Apply(ReturnState state, RecordedEvent e) => state with { Version = e.Sequence, LastHash = e.Hash };
}
