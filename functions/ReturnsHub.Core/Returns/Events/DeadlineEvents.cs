namespace ReturnsHub.Core.Returns.Events;

/// <summary>The return was accepted and not used in time.</summary>
/// <param name="At">When its time ran out.</param>
[EventType("return.expired")]
public sealed record ReturnExpired(DateTimeOffset At) : ReturnEvent
{
    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}
