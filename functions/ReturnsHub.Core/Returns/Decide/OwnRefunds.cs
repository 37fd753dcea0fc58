using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Refunds the hub itself asked the platform for, which come back as the platform's reports. They carry the credit's document
/// number, and their money is that credit's, line by line, whatever the platform says it is for: it confirms and adds nothing.
/// </summary>
internal static class OwnRefunds
{
    /// <summary>
    /// The released credit that <paramref name="refund"/> pays; null for a refund of others. A second refund with the same number
    /// is one of others: a number copied by hand must not hide money that really moved twice.
    /// </summary>
    public static Credit? CreditPaidBy(ReturnState state, RefundReport refund)
    {
        if (refund.Reference is not { } number) return null;
        var first = state.Refunds.FirstOrDefault(r => string.Equals(r.Reference, number, StringComparison.Ordinal));
        if (first?.RefundId != refund.RefundId) return null;
        return state.Credits.FirstOrDefault(c =>
            c is { Origin: CreditOrigin.Entitlement, Status: CreditStatus.Released or CreditStatus.Posted }
            && string.Equals(c.DocumentNumber, number, StringComparison.Ordinal)
            && c.Amount.Currency == refund.Moved.Currency);
    }

    /// <summary>The refund's money over the credit's lines; what goes beyond the credit belongs to none of them.</summary>
    public static IReadOnlyList<(string Key, Money Amount, int Quantity)> Shares(RefundReport refund, Credit credit)
    {
        var covered = Money.Min(refund.Moved, credit.Amount);
        var amounts = Allocation.Split(covered, [.. credit.Lines.Select(l => l.Amount.Amount)]);
        var shares = credit.Lines.Select((l, i) => (l.OrderLineId, amounts[i], l.Quantity));
        var beyond = refund.Moved - covered;
        return beyond.Amount > 0 ? [.. shares, (CreditBucket.Other, beyond, 0)] : [.. shares];
    }
}
