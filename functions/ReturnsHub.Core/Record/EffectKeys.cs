using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Record;

/// <summary>
/// Keys that may stand on a stream once, for ever: the fact itself, and each credit it releases. The second is the last wall
/// against a credit released twice, whatever went wrong above it.
/// </summary>
internal static class EffectKeys
{
    public static IReadOnlyList<string> Of(Fact fact, IReadOnlyList<ReturnEvent> events) =>
        [$"fact/{fact.Id}", .. events.OfType<CreditReleased>().Select(c => $"release/{c.DocumentNumber}")];
}
