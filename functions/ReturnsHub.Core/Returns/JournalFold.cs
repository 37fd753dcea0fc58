using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds journal entries: the one that stands for each group of units; a reversal takes it away.</summary>
internal static class JournalFold
{
    public static ReturnState Apply(ReturnState state, JournalEntered entry) => state with
    {
        JournalEntries = state.JournalEntries + 1,
        Journal = entry.Reverses is null ? state.Journal.Put(entry, e => e.Units) : state.Journal.Without(entry.Units, e => e.Units),
    };
}
