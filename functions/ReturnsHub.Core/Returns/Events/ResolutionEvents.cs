using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>The customer chose how the return is settled.</summary>
[EventType("resolution.chosen")]
public sealed record ResolutionChosen(Resolution Resolution, ExchangeReport? Exchange, DateTimeOffset At) : ReturnEvent;

/// <summary>The customer paid for sending the goods back.</summary>
[EventType("return_shipping.reported")]
public sealed record ReturnShippingObserved(string DocumentId, Money Paid, DateTimeOffset At) : ReturnEvent;

/// <summary>What is kept back of a credit, and why.</summary>
public enum FeeKind
{
    /// <summary>For taking goods back into stock.</summary>
    Restocking = 0,
    /// <summary>For the label that the merchant paid.</summary>
    ReturnLabel,
}

/// <summary>A fee and the rule that asks for it.</summary>
public sealed record CreditFee(FeeKind Kind, Money Amount, string Rule);

/// <summary>How part of a credit reaches the customer. <paramref name="Reference"/> is the exchange order.</summary>
public sealed record SettlementPart(Resolution Method, Money Amount, string? Reference = null);

/// <summary>What store credit brings on top of the credit.</summary>
public sealed record StoreCreditBonus(Money Amount, IReadOnlyList<string> Rules);

/// <summary>How a credit reaches the customer. The parts add up to the credit.</summary>
public sealed record CreditSettlement
{
    /// <summary>The parts.</summary>
    public required IReadOnlyList<SettlementPart> Parts { get; init; }

    /// <summary>On top of the credit, as store credit; no part of it. Null when there is none.</summary>
    public StoreCreditBonus? Bonus { get; init; }

    /// <summary>What the exchange costs beyond everything credited up to and with this credit; null when nothing.</summary>
    public Money? CustomerOwes { get; init; }
}
