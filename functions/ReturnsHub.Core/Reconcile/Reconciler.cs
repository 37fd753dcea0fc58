using ReturnsHub.Core.Reconcile.Rules;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Makes reports: a pure function of what is given.</summary>
public static class Reconciler
{
    /// <summary>The report.</summary>
    public static ReconciliationReport Of(ReconciliationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ReconciliationRow[] rows = [.. input.Returns.Where(r => r.History.Count > 0).Select(r => Row(new ReturnFacts(r, input), input.Day)).OrderBy(r => r.ReturnId.Value, StringComparer.Ordinal)];
        return new ReconciliationReport
        {
            Tenant = input.Consumer.Tenant,
            Consumer = input.Consumer.Id,
            Connector = input.Consumer.Connector,
            Day = input.Day.Day,
            AsOf = input.AsOf,
            BooksAsked = input.Asked,
            Complete = input.Complete,
            Counts = new SortedDictionary<string, int>(
                rows.SelectMany(r => r.Differences).GroupBy(d => d.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal), StringComparer.Ordinal),
            Totals =
            [
                .. rows.SelectMany(r => r.Amounts).GroupBy(a => a.Refunded.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => g.Aggregate((sum, a) => sum + a)),
            ],
            Rows = rows,
        };
    }

    /// <summary>Whether an event moves money or goods, or what became of such an event at a consumer: its day is a day of its return.</summary>
    public static bool Concerns(RecordedEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Data is RefundObserved or CreditProposed or CreditReleased or CreditRejected or CreditPosted or GoodsReceived or GoodsInspected or InventoryMoved
            or JournalEntered or ClaimSubmitted or EventDeliveryFailed or EventDeliveryRedriven;
    }

    private static ReconciliationRow Row(ReturnFacts facts, ReportDay day)
    {
        var amounts = Amounts.Of(facts, day);
        return new ReconciliationRow
        {
            ReturnId = facts.State.ReturnId,
            OrderId = facts.State.Header?.OrderId ?? facts.State.Order?.OrderId,
            Rma = facts.State.Header?.Rma,
            Amounts = amounts,
            RefundPending = facts.RefundPending,
            Credits = [.. facts.State.Credits.Select(c => Credit(facts, c))],
            Goods = GoodsRules.Row(facts),
            Differences = [.. MoneyRules.Of(facts, amounts), .. BookRules.Of(facts), .. GoodsRules.Of(facts)],
        };
    }

    private static CreditRow Credit(ReturnFacts facts, Credit credit)
    {
        var memo = credit.DocumentNumber is null ? null : facts.MemoOf(credit);
        return new CreditRow(
            credit.CreditId, credit.DocumentNumber, credit.Status, credit.Origin, credit.Amount, facts.DeliveryOf(credit)?.Status, memo?.Answer, memo is null ? null : Amounts.Booked(facts, credit), memo?.ForeignNumber);
    }
}
