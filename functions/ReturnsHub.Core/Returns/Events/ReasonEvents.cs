using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>A classifier read a line's redacted text.</summary>
[EventType("reason.classified")]
public sealed record ReasonClassified(string LineId, DateTimeOffset At, ClassificationReport Classification) : ReturnEvent;

/// <summary>What a line's reason rests on.</summary>
public enum ReasonBasis
{
    /// <summary>The customer's own pick.</summary>
    Source = 0,
    /// <summary>A classifier.</summary>
    Model,
    /// <summary>A person.</summary>
    Person,
}

/// <summary>A line's reason is settled, or settled anew.</summary>
[EventType("reason.decided")]
public sealed record ReasonDecided : ReturnEvent
{
    /// <summary>The return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The reason.</summary>
    public required ReasonCode Code { get; init; }

    /// <summary>A second reason, if there is one.</summary>
    public ReasonCode? Secondary { get; init; }

    /// <summary>What it rests on.</summary>
    public required ReasonBasis Basis { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }
}
