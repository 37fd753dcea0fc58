using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Returns.Events;

/// <summary>A consumer declared to withdraw from the contract. Who it is and what they wrote is in the vault.</summary>
[EventType("withdrawal.declared")]
public sealed record WithdrawalDeclared : ReturnEvent
{
    /// <summary>Names the declaration; stands on its receipt.</summary>
    public required string DeclarationId { get; init; }

    /// <summary>When it was submitted: in time is what was sent in time (article 11(2) of Directive 2011/83/EU).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who took it down.</summary>
    public required Actor By { get; init; }

    /// <summary>Whether it opened the return.</summary>
    public required bool Opens { get; init; }

    /// <summary>What it is about; empty for the whole order, or for all lines of the return it did not open.</summary>
    public required IReadOnlyList<WithdrawnUnits> Lines { get; init; }
}
