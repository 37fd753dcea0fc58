using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.State;

/// <summary>A consumer's withdrawal.</summary>
public sealed record WithdrawalTrack
{
    /// <summary>The declarations, by id.</summary>
    public required IReadOnlyList<WithdrawalDeclared> Declarations { get; init; }

    /// <summary>
    /// When the money is due: 14 days after the first declaration (article 13(1) of Directive 2011/83/EU). It may be withheld until
    /// the goods are back or the consumer has shown that they were sent (article 13(3)).
    /// </summary>
    public required DateTimeOffset RefundDueAt { get; init; }
}
