using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Sources.Shopify.Admin;

/// <summary>
/// How a released credit is paid in its shop, or why it is not. Weighed from what the shop says now and what the hub knows: never
/// is more paid for a return than was released on it, whoever paid it.
/// </summary>
internal sealed record RefundPlan
{
    /// <summary>Why it is left to a person; null when it is not.</summary>
    public DeliveryOutcome? Refusal { get; private init; }

    /// <summary>The shop's refund that paid it already; null when none did.</summary>
    public string? PaidBy { get; private init; }

    /// <summary>The credit's document number: the refund's note.</summary>
    public string Number { get; private init; } = "";

    public string OrderGid { get; private init; } = "";

    /// <summary>What is refunded on which payment.</summary>
    public IReadOnlyList<(ShopPayment Payment, Money Amount)> Parts { get; private init; } = [];

    public static RefundPlan Of(ReturnState state, CreditReleased credit, ShopStanding shop, string gid)
    {
        if (shop.Refunds.FirstOrDefault(r => r.Note == credit.DocumentNumber) is { } paid) return new RefundPlan { PaidBy = paid.Id };
        if (shop.Cut) return Refuse("too-many-refunds", "The order has more refunds or lines than the hub looks at. Refund it in the shop.");
        if (shop.Status is not ("OPEN" or "CLOSED")) return Refuse("state-unfit", "The return is neither open nor closed in the shop.");
        if (shop.Currency != credit.Amount.Currency)
            return Refuse("currency", "The customer paid in another currency than the credit is in. Refund it in the shop.");
        if (credit.Settlement?.Parts.Any(p => p.Method == Resolution.StoreCredit) == true)
            return Refuse("store-credit", "Part of the credit is store credit, which the hub does not give. Settle it in the shop.");
        var amount = credit.Settlement?.Parts.Where(p => p.Method == Resolution.OriginalPayment).Aggregate(Money.Zero(credit.Amount.Currency), (s, p) => s + p.Amount) ?? credit.Amount;
        if (amount.Amount <= 0) return new RefundPlan { PaidBy = "" };
        if (Moved(state, shop, gid, amount.Currency) + amount > Released(state, amount.Currency))
            return Refuse("refund-exceeds-released", "The shop has refunded part of what was released already. See what is left to pay.");
        return Over(shop, credit.DocumentNumber, amount);
    }

    private static RefundPlan Over(ShopStanding shop, string number, Money amount)
    {
        var parts = new List<(ShopPayment, Money)>();
        var left = amount;
        foreach (var payment in shop.Payments)
        {
            if (left.Amount <= 0 || payment.Refundable.Currency != left.Currency) continue;
            var part = Money.Min(left, payment.Refundable);
            parts.Add((payment, part));
            left -= part;
        }

        return left.Amount > 0
            ? Refuse("refund-not-possible", "The order's payments do not leave as much to refund as was released. Pay the rest another way.")
            : new RefundPlan { Number = number, OrderGid = shop.OrderGid, Parts = parts };
    }

    private static Money Released(ReturnState state, Currency currency) => state.Credits
        .Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted && c.Amount.Currency == currency)
        .Aggregate(Money.Zero(currency), (sum, c) => sum + c.Amount);

    /// <summary>What was refunded on the return, as the hub or the shop has it: the larger of the two for each refund.</summary>
    private static Money Moved(ReturnState state, ShopStanding shop, string gid, Currency currency)
    {
        var numbers = state.Credits.Select(c => c.DocumentNumber).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var refunds = state.Refunds.Where(r => r.Moved.Currency == currency).ToDictionary(r => r.RefundId, r => r.Moved, StringComparer.Ordinal);
        foreach (var refund in shop.Refunds.Where(r => r.Total.Currency == currency && (r.ReturnGid == gid || refunds.ContainsKey(r.Id) || (r.Note is { } note && numbers.Contains(note)))))
            refunds[refund.Id] = refunds.TryGetValue(refund.Id, out var known) ? Money.Max(known, refund.Total) : refund.Total;
        return refunds.Values.Aggregate(Money.Zero(currency), (sum, m) => sum + m);
    }

    private static RefundPlan Refuse(string code, string what) => new() { Refusal = Outcomes.Refused(code, what) };
}
