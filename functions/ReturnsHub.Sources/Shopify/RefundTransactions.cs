using ReturnsHub.Sources.Json;

namespace ReturnsHub.Sources.Shopify;

/// <summary>Money that went to the customer by one transaction. The currency is often left out.</summary>
internal sealed record RefundTransaction(decimal Amount, Currency? Currency, string Path);

/// <summary>The transactions of a refund: what moved, and whether something is still under way. Test transactions move nothing.</summary>
internal sealed record RefundTransactions(IReadOnlyList<RefundTransaction> Moved, bool Pending)
{
    /// <summary>The one currency the transactions name; null when they name none, or several.</summary>
    public Currency? OnlyCurrency
    {
        get
        {
            var named = Moved.Select(t => t.Currency).OfType<Currency>().Distinct().ToList();
            return named.Count == 1 ? named[0] : null;
        }
    }

    public static RefundTransactions Read(JsonView body)
    {
        var moved = new List<RefundTransaction>();
        var pending = false;
        foreach (var t in body.Objects("transactions"))
        {
            if (t.Flag("test") == true) continue;
            if (t.Text("kind", ReadLimits.Code)?.ToLowerInvariant() is not ("refund" or "void")) continue;
            var status = t.Text("status", ReadLimits.Code)?.ToLowerInvariant();
            pending |= status == "pending";
            if (status != "success") continue;
            // A webhook gives the payment's own currency; the Admin API gives both, and shop money is what counts.
            var set = MoneySets.Read(t, "amount_set");
            var amount = set?.Shop ?? t.Amount("amount") ?? throw t.Missing("amount");
            // The direction is in the kind; a sign would say it twice.
            if (amount < 0) throw new UnreadableException("amount-out-of-range", $"'{t.At("amount")}' is less than nothing.");
            moved.Add(new RefundTransaction(amount, set is null ? t.CurrencyCode("currency") : set.ShopCurrency, t.At("currency")));
        }

        return new RefundTransactions(moved, pending);
    }
}
