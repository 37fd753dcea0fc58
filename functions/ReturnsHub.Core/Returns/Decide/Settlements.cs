using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Says how a credit reaches the customer. What earlier credits already put towards an exchange counts; the customer's choice never
/// changes how much is credited, and a dearer exchange makes no negative credit.
/// </summary>
internal static class Settlements
{
    /// <summary>The settlement of a credit that is not released yet; null while the customer chose nothing.</summary>
    public static CreditSettlement? Of(Draft draft, IReadOnlyList<CreditLine> lines)
    {
        var state = draft.State;
        if (state.Resolution is not { } chosen) return null;
        var amount = Sum(lines);
        return chosen.Resolution switch
        {
            Resolution.StoreCredit => new CreditSettlement { Parts = [new SettlementPart(Resolution.StoreCredit, amount)], Bonus = Bonus(draft, lines) },
            Resolution.Exchange => Exchanged(state, chosen.Exchange, amount),
            _ => new CreditSettlement { Parts = [new SettlementPart(Resolution.OriginalPayment, amount)] },
        };
    }

    /// <summary>How the platform settled what it refunded; null when all of it went back the way it was paid.</summary>
    public static CreditSettlement? Observed(ReturnState state, IReadOnlyList<CreditLine> lines)
    {
        var amount = Sum(lines);
        var zero = Money.Zero(amount.Currency);
        var onPlatform = state.Refunds
            .Where(r => r.StoreCredit is { } s && s.Currency == amount.Currency && r.Moved.Currency == amount.Currency)
            .Aggregate(zero, (sum, r) => sum + Money.Min(r.Moved, Money.Max(zero, r.StoreCredit!.Value)));
        var left = onPlatform - Settled(state, CreditOrigin.PlatformRefund, Resolution.StoreCredit, zero);
        if (left.Amount <= 0) return null;
        var asCredit = Money.Min(left, amount);
        return new CreditSettlement { Parts = Parts(new SettlementPart(Resolution.StoreCredit, asCredit), new SettlementPart(Resolution.OriginalPayment, amount - asCredit)) };
    }

    private static CreditSettlement Exchanged(ReturnState state, ExchangeReport? exchange, Money amount)
    {
        // What the other goods cost is not known, or not in this currency: paying out and shipping them too would be worse.
        if (exchange is null || exchange.Value.Currency != amount.Currency)
            return new CreditSettlement { Parts = [new SettlementPart(Resolution.Exchange, amount, exchange?.OrderId)] };
        var zero = Money.Zero(amount.Currency);
        var open = Money.Max(zero, exchange.Value - Settled(state, CreditOrigin.Entitlement, Resolution.Exchange, zero));
        var against = Money.Min(open, amount);
        return new CreditSettlement
        {
            Parts = Parts(new SettlementPart(Resolution.Exchange, against, exchange.OrderId), new SettlementPart(Resolution.OriginalPayment, amount - against)),
            CustomerOwes = open > against ? open - against : null,
        };
    }

    private static StoreCreditBonus? Bonus(Draft draft, IReadOnlyList<CreditLine> lines)
    {
        var rules = new List<string>();
        var exact = 0m;
        foreach (var line in lines)
        {
            var sold = draft.State.Order?.Lines.FirstOrDefault(o => o.OrderLineId == line.OrderLineId);
            // Goods earn a bonus; shipping, duties and postage are given back as they were.
            if (sold is null) continue;
            var (percent, rule) = CreditTableRules.BonusFor(draft.Policy, OrderLines.Scope(draft.Policy, draft.State.Order, sold, line.Sku));
            exact += line.Amount.Amount * percent / 100;
            if (rule is not null) rules.Add(rule);
        }

        var bonus = Money.Rounded(exact, lines[0].Amount.Currency);
        return bonus.IsZero ? null : new StoreCreditBonus(bonus, [.. rules.Distinct(StringComparer.Ordinal)]);
    }

    private static Money Settled(ReturnState state, CreditOrigin origin, Resolution method, Money zero) => state.Credits
        .Where(c => c.Origin == origin && c.Status is (CreditStatus.Released or CreditStatus.Posted))
        .SelectMany(c => c.Settlement?.Parts ?? [])
        .Where(p => p.Method == method)
        .Aggregate(zero, (sum, p) => sum + p.Amount);

    private static IReadOnlyList<SettlementPart> Parts(params SettlementPart[] parts) => [.. parts.Where(p => p.Amount.Amount > 0)];

    private static Money Sum(IReadOnlyList<CreditLine> lines) => lines.Skip(1).Aggregate(lines[0].Amount, (sum, l) => sum + l.Amount);
}
