using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>A value of a bucket: money with its fee, for a number of units.</summary>
internal sealed record Worth(Money Amount, Money Fee, int Quantity)
{
    /// <summary>The parts of <see cref="Fee"/>.</summary>
    public IReadOnlyList<CreditFee> Fees { get; init; } = [];

    public static Worth Nothing(Currency currency) => new(Money.Zero(currency), Money.Zero(currency), 0);
}

/// <summary>
/// What one order line (or the order's shipping, or money that names no line) is worth on this return, and what has become
/// of it. All amounts are totals from the start, so that adding them up in any order gives the same.
/// </summary>
internal sealed record CreditBucket
{
    public const string Shipping = "shipping";
    public const string Duties = "duties";
    public const string ReturnShipping = "return-shipping";
    public const string Other = "other";

    /// <summary>The order line, or one of the names above.</summary>
    public required string Key { get; init; }

    public Sku? Sku { get; init; }

    /// <summary>Paid and not credited on another return of the order: the most this return may credit.</summary>
    public required Money Refundable { get; init; }

    /// <summary>Credited on other returns of the order.</summary>
    public required Money Elsewhere { get; init; }

    public required Money Paid { get; init; }

    public required Money Tax { get; init; }

    /// <summary>Nothing speaks against it.</summary>
    public required Worth Clean { get; init; }

    /// <summary>With what a person must agree to first.</summary>
    public required Worth Entitled { get; init; }

    /// <summary>With what waits for a fact.</summary>
    public required Worth Expected { get; init; }

    /// <summary>Moved by the platform.</summary>
    public required Worth Refunded { get; init; }

    /// <summary>Released so far.</summary>
    public required Worth Released { get; init; }

    /// <summary>Rejected by a person.</summary>
    public required Money Rejected { get; init; }

    public IReadOnlyList<(HoldCode Hold, string Rule)> Disputes { get; init; } = [];

    public IReadOnlyList<(HoldCode Hold, string Rule)> Waits { get; init; } = [];

    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What <paramref name="total"/> would add to what is released: never below nothing, never above what is refundable.</summary>
    public Money Due(Money total)
    {
        var due = Money.Min(total, Refundable) - Released.Amount;
        return due.Amount > 0 ? due : Money.Zero(due.Currency);
    }

    /// <summary>Entitlement of a kind, less what a person rejected: the rejection falls on the last units first.</summary>
    public Money Allowed(Worth worth) => Money.Min(worth.Amount, Entitled.Amount - Rejected);

    /// <summary>Whether documents round the tax (prices include it) or the net (tax comes on top).</summary>
    public bool TaxInside { get; init; } = true;

    /// <summary>
    /// The tax inside the next <paramref name="amount"/>. Reckoned from the first cent credited on any return of the order, so that the
    /// parts add up to the tax of the line when all of it is credited.
    /// </summary>
    public Money TaxOf(Money amount)
    {
        var before = Elsewhere + Released.Amount;
        var after = before + amount;
        if (TaxInside || Tax > Paid) return Allocation.Inside(Tax, Paid, after) - Allocation.Inside(Tax, Paid, before);
        var net = Paid - Tax;
        return amount - (Allocation.Inside(net, Paid, after) - Allocation.Inside(net, Paid, before));
    }
}
