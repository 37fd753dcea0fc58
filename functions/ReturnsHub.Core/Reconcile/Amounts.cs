using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Adds up a return's money, currency by currency.</summary>
internal static class Amounts
{
    public static IReadOnlyList<CurrencyTotals> Of(ReturnFacts facts, ReportDay day) =>
    [
        .. facts.State.Refunds.Select(r => r.Moved.Currency).Concat(facts.State.Credits.Where(Counts).Select(c => c.Amount.Currency))
            .Distinct().OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => Of(facts, c, day)),
    ];

    /// <summary>What a memo is over by the books; null when that is not known.</summary>
    public static Money? Booked(ReturnFacts facts, Credit credit)
    {
        if (facts.MemoOf(credit) is not { } memo) return null;
        return memo.Answer switch
        {
            BookedAnswer.NotAsked => null,
            BookedAnswer.Twice => null,
            _ when !facts.IsBooked(memo) => Money.Zero(credit.Amount.Currency),
            // Nothing of it is booked in this currency.
            _ when memo.TotalCurrency is { } other && other != credit.Amount.Currency => Money.Zero(credit.Amount.Currency),
            _ => memo.Total is { } total ? Money.Rounded(total, credit.Amount.Currency) : credit.Amount,
        };
    }

    private static bool Counts(Credit credit) => credit.Status is CreditStatus.Held or CreditStatus.Released or CreditStatus.Posted;

    private static CurrencyTotals Of(ReturnFacts facts, Currency currency, ReportDay day)
    {
        var zero = Money.Zero(currency);
        Credit[] released = [.. facts.Released.Where(c => c.Amount.Currency == currency)];
        return new CurrencyTotals
        {
            Refunded = Sum(zero, facts.State.Refunds.Where(r => r.Moved.Currency == currency).Select(r => r.Moved)),
            Credited = Sum(zero, released.Select(c => c.Amount)),
            Held = Sum(zero, facts.State.Credits.Where(c => c.Status == CreditStatus.Held && c.Amount.Currency == currency).Select(c => c.Amount)),
            Booked = Sum(zero, released.Select(c => Booked(facts, c)).OfType<Money>()),
            NotAsked = Sum(zero, released.Where(c => facts.MemoOf(c)?.Answer == BookedAnswer.NotAsked).Select(c => c.Amount)),
            RefundedOnDay = RefundedOn(facts, currency, day),
            CreditedOnDay = Sum(zero, facts.History.Where(e => day.Holds(e.RecordedAt)).Select(e => e.Data).OfType<CreditReleased>().Select(r => r.Amount).Where(a => a.Currency == currency)),
        };
    }

    // A later report on a refund replaces the earlier one: what it adds to that was reported on its day.
    private static Money RefundedOn(ReturnFacts facts, Currency currency, ReportDay day)
    {
        var zero = Money.Zero(currency);
        var (known, sum) = (new Dictionary<string, Money>(StringComparer.Ordinal), zero);
        foreach (var e in facts.History)
        {
            if (e.Data is not RefundObserved { Refund: var refund } || refund.Moved.Currency != currency) continue;
            if (day.Holds(e.RecordedAt)) sum += refund.Moved - known.GetValueOrDefault(refund.RefundId, zero);
            known[refund.RefundId] = refund.Moved;
        }

        return sum;
    }

    private static Money Sum(Money zero, IEnumerable<Money> amounts) => amounts.Aggregate(zero, (sum, a) => sum + a);
}
