using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>The platform refunded money. Replaces an earlier report on the same refund.</summary>
[EventType("refund.observed")]
public sealed record RefundObserved(DateTimeOffset At, RefundReport Refund) : ReturnEvent;

/// <summary>Where a credit comes from.</summary>
public enum CreditOrigin
{
    /// <summary>The policy: goods came back and are worth a credit.</summary>
    Entitlement = 0,
    /// <summary>The platform already paid; the books follow. Never paid again.</summary>
    PlatformRefund,
}

/// <summary>A part of a credit: one order line, or the order's shipping.</summary>
public sealed record CreditLine
{
    /// <summary>The order line, or <c>shipping</c>, <c>duties</c>, <c>return-shipping</c>, or <c>other</c> for money that names no line.</summary>
    public required string OrderLineId { get; init; }

    /// <summary>The SKU, when known.</summary>
    public Sku? Sku { get; init; }

    /// <summary>Units credited; 0 where only money is.</summary>
    public int Quantity { get; init; }

    /// <summary>What is credited, tax included, after <see cref="Fee"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>The tax inside <see cref="Amount"/>.</summary>
    public required Money Tax { get; init; }

    /// <summary>Fees kept back, all kinds together.</summary>
    public required Money Fee { get; init; }

    /// <summary><see cref="Amount"/> without <see cref="Tax"/>.</summary>
    public Money? Net { get; init; }

    /// <summary>The parts of <see cref="Fee"/>; null when there is none.</summary>
    public IReadOnlyList<CreditFee>? Fees { get; init; }
}

/// <summary>A hold and the rule that put it.</summary>
public sealed record CreditHold(HoldCode Code, string Rule);

/// <summary>A credit was computed. It is released at once when nothing holds it.</summary>
[EventType("credit.proposed")]
public sealed record CreditProposed : ReturnEvent
{
    /// <summary>The credit's id on its return: <c>CR-1</c>, <c>CR-2</c> …</summary>
    public required string CreditId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required CreditOrigin Origin { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<CreditLine> Lines { get; init; }

    /// <summary>The sum of the parts.</summary>
    public required Money Amount { get; init; }

    /// <summary>What holds it; empty when nothing does.</summary>
    public required IReadOnlyList<CreditHold> Holds { get; init; }

    /// <summary>Approvers it needs before release: 0, 1 or 2.</summary>
    public required int ApprovalsNeeded { get; init; }

    /// <summary>SHA-256 over amount, lines and holds: an approval is bound to it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The same without what people put and lifted: a lifted hold is bound to it. Null when it is the content hash.</summary>
    public string? GroundHash { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }

    /// <summary>How it reaches the customer; null while nobody chose, which is the way it was paid.</summary>
    public CreditSettlement? Settlement { get; init; }
}

/// <summary>An unreleased credit changed; approvals given before are void.</summary>
[EventType("credit.revised")]
public sealed record CreditRevised : ReturnEvent
{
    /// <summary>The credit.</summary>
    public required string CreditId { get; init; }

    /// <summary>The parts now.</summary>
    public required IReadOnlyList<CreditLine> Lines { get; init; }

    /// <summary>The sum now.</summary>
    public required Money Amount { get; init; }

    /// <summary>What holds it now.</summary>
    public required IReadOnlyList<CreditHold> Holds { get; init; }

    /// <summary>Approvers it needs now.</summary>
    public required int ApprovalsNeeded { get; init; }

    /// <summary>The content hash now.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The ground now. Null when it is the content hash.</summary>
    public string? GroundHash { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }

    /// <summary>How it reaches the customer; null while nobody chose, which is the way it was paid.</summary>
    public CreditSettlement? Settlement { get; init; }
}

/// <summary>Nothing is left to credit on an unreleased credit.</summary>
[EventType("credit.withdrawn")]
public sealed record CreditWithdrawn(string CreditId, DecisionTrace Decision) : ReturnEvent;

/// <summary>A person approved a credit as it stood.</summary>
[EventType("credit.approved")]
public sealed record CreditApproved(string CreditId, string ContentHash, Actor By, DateTimeOffset At) : ReturnEvent
{
    /// <summary>What that person was to the hub.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Hours from its recording for which it counts: what the policy said then.</summary>
    public int ValidForHours { get; init; } = 72;
}

/// <summary>A person rejected a credit; its units will not be proposed again.</summary>
[EventType("credit.rejected")]
public sealed record CreditRejected(string CreditId, string ContentHash, Actor By, DateTimeOffset At, string Why) : ReturnEvent;

/// <summary>A credit may be booked. This is the only event an ERP books a credit memo from.</summary>
[EventType("credit.released")]
public sealed record CreditReleased : ReturnEvent
{
    /// <summary>The credit.</summary>
    public required string CreditId { get; init; }

    /// <summary>The ERP's external document number, at most 35 characters; the same for ever.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Where it comes from; <see cref="CreditOrigin.PlatformRefund"/> must not be paid again.</summary>
    public required CreditOrigin Origin { get; init; }

    /// <summary>The order at the source.</summary>
    public string? OrderId { get; init; }

    /// <summary>RMA number.</summary>
    public string? Rma { get; init; }

    /// <summary>The parts.</summary>
    public required IReadOnlyList<CreditLine> Lines { get; init; }

    /// <summary>The sum of the parts.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who approved it; empty when no approval was needed.</summary>
    public required IReadOnlyList<Actor> ApprovedBy { get; init; }

    /// <summary>Why.</summary>
    public required DecisionTrace Decision { get; init; }

    /// <summary>How it reaches the customer; null while nobody chose, which is the way it was paid.</summary>
    public CreditSettlement? Settlement { get; init; }
}

/// <summary>A consumer confirmed that it booked a credit.</summary>
[EventType("credit.posted")]
public sealed record CreditPosted(string CreditId, string Consumer, string? ForeignId, DateTimeOffset At) : ReturnEvent;
