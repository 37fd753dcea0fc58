using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Record;

/// <summary>
/// What the other returns of an order have credited: an order line paid once is credited once, however many returns name it.
/// </summary>
internal static class OrderCredits
{
    /// <summary>The order whose money or units a step decides about; null when it decides about none.</summary>
    public static LookupKey? DecidedOn(ReturnState state, Fact fact, IReadOnlyList<ReturnEvent> events)
    {
        if (!events.Any(e => e is CreditProposed or CreditRevised or CreditReleased or EligibilityDecided)) return null;
        var order = state.Header?.OrderId ?? state.Order?.OrderId
            ?? events.Select(e => e switch
            {
                ReturnRequested requested => requested.Header.OrderId,
                ReturnNamed named => named.Header.OrderId,
                OrderAttached attached => attached.Order.OrderId,
                _ => null,
            }).FirstOrDefault(id => id is not null);
        return order is null ? null : LookupKey.Order(state.Connection ?? fact.Connection, order);
    }

    /// <summary>Released on other returns of the order, by order line; null when there is nothing.</summary>
    public static OrderCreditSums? Of(IReadOnlyList<ReturnState> siblings)
    {
        Dictionary<string, Money>? sums = null;
        var units = new Dictionary<string, UnitsElsewhere>(StringComparer.Ordinal);
        foreach (var line in siblings.SelectMany(s => s.Credits).Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted).SelectMany(c => c.Lines))
        {
            sums ??= new Dictionary<string, Money>(StringComparer.Ordinal);
            sums[line.OrderLineId] = sums.TryGetValue(line.OrderLineId, out var sum) ? sum + line.Amount : line.Amount;
            units[line.OrderLineId] = units.TryGetValue(line.OrderLineId, out var known)
                ? new UnitsElsewhere(known.Quantity + line.Quantity, known.Fee + line.Fee)
                : new UnitsElsewhere(line.Quantity, line.Fee);
        }

        return sums is null ? null : new OrderCreditSums(sums, units);
    }
}

/// <summary>Sums over the other returns of an order, by order line.</summary>
internal sealed record OrderCreditSums(IReadOnlyDictionary<string, Money> Amounts, IReadOnlyDictionary<string, UnitsElsewhere> Units);
