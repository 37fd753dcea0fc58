using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile.Rules;

/// <summary>What the source refunded against what the hub credited.</summary>
internal static class MoneyRules
{
    public static IEnumerable<Difference> Of(ReturnFacts facts, IReadOnlyList<CurrencyTotals> amounts) =>
        amounts.Select(a => Of(facts, a)).OfType<Difference>();

    private static Difference? Of(ReturnFacts facts, CurrencyTotals a)
    {
        var about = facts.State.ReturnId.Value;
        if (a.Refunded <= a.Credited) return Unpaid(facts, a, about);
        var beyond = a.Refunded - a.Credited;
        var seen = $"The source refunded {a.Refunded}; {a.Credited} is released and {a.Held} held.";
        if (a.Held >= beyond) return DifferenceCodes.Of(DifferenceCodes.CreditHeld, about, beyond, seen);
        return DifferenceCodes.Of(
            a.Credited.IsZero && a.Held.IsZero ? DifferenceCodes.RefundWithoutCredit : DifferenceCodes.RefundExceedsCredit, about, beyond, seen);
    }

    private static Difference? Unpaid(ReturnFacts facts, CurrencyTotals a, string about)
    {
        var zero = Money.Zero(a.Credited.Currency);
        Credit[] credits = [.. facts.Released.Where(c => c.Amount.Currency == a.Credited.Currency)];
        var paid = credits.Where(c => c.Origin == CreditOrigin.PlatformRefund).Aggregate(zero, (sum, c) => sum + c.Amount);
        var toPay = credits.Where(c => c.Origin != CreditOrigin.PlatformRefund && IsPaidAtSource(facts, c)).Aggregate(zero, (sum, c) => sum + ReturnFacts.Payable(c));
        var missing = paid + toPay - a.Refunded;
        if (missing <= zero) return null;
        var pending = facts.RefundPending;
        return DifferenceCodes.Of(
            pending ? DifferenceCodes.RefundPending : DifferenceCodes.CreditWithoutRefund,
            about,
            missing,
            $"{paid + toPay} is to be paid at the source, which refunded {a.Refunded}{(pending ? " and has more under way" : "")}.");
    }

    // A refund that carries the credit's number shows that the source is to pay it, whatever the settings say.
    private static bool IsPaidAtSource(ReturnFacts facts, Credit credit) =>
        facts.PaidAtSource || facts.State.Refunds.Any(r => r.Reference is { } number && string.Equals(number, credit.DocumentNumber, StringComparison.Ordinal));
}
