namespace ReturnsHub.Core.Returns.Events;

/// <summary>A person put the return's credits on hold.</summary>
[EventType("hold.placed")]
public sealed record HoldPlaced(HoldCode Code, string Why, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>
/// A person lifted a hold: one that a person had put when <paramref name="CreditId"/> is null, else one that a rule put on that
/// credit, for as long as the credit's ground (<paramref name="GroundHash"/>) stays what was seen.
/// </summary>
[EventType("hold.lifted")]
public sealed record HoldLifted(HoldCode Code, string? CreditId, string? GroundHash, string Why, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>A person released a held credit against its holds. The release itself follows as <see cref="CreditReleased"/>.</summary>
[EventType("credit.break_glass_released")]
public sealed record CreditBreakGlassReleased : ReturnEvent
{
    /// <summary>The credit.</summary>
    public required string CreditId { get; init; }

    /// <summary>Its content as it was seen.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its sum.</summary>
    public required Money Amount { get; init; }

    /// <summary>The holds it was released against.</summary>
    public required IReadOnlyList<CreditHold> Holds { get; init; }

    /// <summary>Who did it.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in that person's words.</summary>
    public required string Why { get; init; }
}

/// <summary>Another person looked at a credit that was released against its holds.</summary>
[EventType("break_glass.acknowledged")]
public sealed record BreakGlassAcknowledged(string CreditId, Actor By, DateTimeOffset At) : ReturnEvent;

/// <summary>
/// A document that a newer one had replaced before it came names somebody who had the goods in hand
/// (<paramref name="Disposed"/>: who said what happens to them). That person releases no money of this return.
/// </summary>
[EventType("handling.noted")]
public sealed record HandlingNoted(string DocumentId, bool Disposed, Actor By, DateTimeOffset At) : ReturnEvent;
