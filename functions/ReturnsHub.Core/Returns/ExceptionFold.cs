using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds what people do about exceptions.</summary>
internal static class ExceptionFold
{
    public static ReturnState Apply(ReturnState state, ExceptionAssigned e) => state with
    {
        Exceptions = [.. state.Exceptions.Select(x => x.Kind == e.Kind && x.About == e.About ? x with { Owner = e.Owner } : x)],
    };

    public static ReturnState Apply(ReturnState state, ExceptionDismissed e) => state with
    {
        Exceptions = ExceptionGuide.Of(e.Kind).Ending == ExceptionEnding.Acknowledged
            ? [.. state.Exceptions.Select(x => x.Kind == e.Kind && x.About == e.About ? x with { Severity = Severity.Low, AcknowledgedBy = e.By } : x)]
            : [.. state.Exceptions.Where(x => x.Kind != e.Kind || x.About != e.About)],
        Dismissals = state.Dismissals.Put(new DismissedException(e.Kind, e.About, DismissedException.GroundOf(e.Severity, e.Detail)), d => $"{(int)d.Kind:D3}/{d.About}"),
    };

    /// <summary>What was said about an exception no longer holds once it is another one, or is gone.</summary>
    public static IReadOnlyList<DismissedException> Forget(ReturnState state, ExceptionKind kind, string about) =>
        [.. state.Dismissals.Where(d => d.Kind != kind || d.About != about)];
}
