using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>A return was asked for. Repeated when a later report brings an earlier time, new lines or a missing name.</summary>
[EventType("return.requested")]
public sealed record ReturnRequested : ReturnEvent
{
    /// <summary>The connection that owns the return's identity.</summary>
    public required string Connection { get; init; }

    /// <summary>The return's names at the source.</summary>
    public required ReturnHeader Header { get; init; }

    /// <summary>Earliest time known.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked.</summary>
    public required Actor RequestedBy { get; init; }

    /// <summary>Lines new with this report.</summary>
    public required IReadOnlyList<RequestedLine> Lines { get; init; }
}

/// <summary>A return is known to exist before its request is: a refund, a label or an answer came first, or brought a missing name.</summary>
[EventType("return.named")]
public sealed record ReturnNamed(string Connection, ReturnHeader Header) : ReturnEvent;

/// <summary>A line of a return. The customer's words are in the vault; <see cref="HasNote"/> says whether there are any.</summary>
public sealed record RequestedLine
{
    /// <summary>The source's id of the return line.</summary>
    public required string LineId { get; init; }

    /// <summary>The order line it takes back.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>SKU, when known.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units.</summary>
    public required int Quantity { get; init; }

    /// <summary>The reason the customer picked.</summary>
    public ReasonCode Reason { get; init; }

    /// <summary>The source's own reason code or handle.</summary>
    public string? ReasonHandle { get; init; }

    /// <summary>Whether the customer wrote something.</summary>
    public bool HasNote { get; init; }

    /// <summary>Serial numbers announced.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];
}

/// <summary>The merchant accepted the return.</summary>
[EventType("return.authorised")]
public sealed record ReturnAuthorised(DateTimeOffset At) : ReturnEvent;

/// <summary>The merchant refused the return.</summary>
[EventType("return.declined")]
public sealed record ReturnDeclined(DateTimeOffset At, string? ReasonCode) : ReturnEvent;

/// <summary>The return was called off.</summary>
[EventType("return.cancelled")]
public sealed record ReturnCancelled(DateTimeOffset At) : ReturnEvent;

/// <summary>The source considers the return done.</summary>
[EventType("return.closed")]
public sealed record ReturnClosed(DateTimeOffset At) : ReturnEvent;

/// <summary>The source took the return up again.</summary>
[EventType("return.reopened")]
public sealed record ReturnReopened(DateTimeOffset At) : ReturnEvent;

/// <summary>Units were taken off lines.</summary>
[EventType("lines.removed")]
public sealed record LinesRemoved(string RemovalId, IReadOnlyList<LineRemovalReport> Removals) : ReturnEvent;

/// <summary>The order behind the return became known, or a newer version of it.</summary>
[EventType("order.attached")]
public sealed record OrderAttached(OrderReport Order) : ReturnEvent;

/// <summary>The hub decided whether the return's lines may come back. <paramref name="Eligible"/> is true when all of them may.</summary>
[EventType("eligibility.decided")]
public sealed record EligibilityDecided(bool Eligible, DecisionTrace Decision) : ReturnEvent
{
    /// <summary>The decision on each line, by line id; empty while no line is known.</summary>
    public IReadOnlyList<LineEligibility> Lines { get; init; } = [];
}
