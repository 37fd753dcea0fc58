using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile;

/// <summary>
/// What sources refunded, what the hub credited, what one consumer's books hold and what stock moved, side by side: every return on which
/// money or goods moved on the day, with everything on it up to now.
/// </summary>
public sealed record ReconciliationReport
{
    /// <summary>Whose returns.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>Its connector.</summary>
    public required string Connector { get; init; }

    /// <summary>The day, in UTC, by the hub's clock.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When the books were looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the ERP was asked. Where not, booked means that the consumer confirmed the delivery.</summary>
    public required bool BooksAsked { get; init; }

    /// <summary>Whether all returns of the day are in it. Where not, the limit of a report was reached, and no day is proven.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether everything agrees: complete, and no difference.</summary>
    public bool Agrees => Complete && Differences == 0;

    /// <summary>Whether there is an ERP to ask and not everything could be asked: another look may know more.</summary>
    internal bool Unanswered => BooksAsked && Counts.ContainsKey(DifferenceCodes.NotAsked);

    /// <summary>How many differences there are.</summary>
    public int Differences => Rows.Sum(r => r.Differences.Count);

    /// <summary>How many of each code, the codes in order.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>The sums of <see cref="Rows"/>, one for each currency.</summary>
    public required IReadOnlyList<CurrencyTotals> Totals { get; init; }

    /// <summary>The returns, by id.</summary>
    public required IReadOnlyList<ReconciliationRow> Rows { get; init; }
}

/// <summary>Sums in one currency. Currencies are never mixed.</summary>
public sealed record CurrencyTotals
{
    /// <summary>What sources moved.</summary>
    public required Money Refunded { get; init; }

    /// <summary>What was released.</summary>
    public required Money Credited { get; init; }

    /// <summary>What is proposed and held.</summary>
    public required Money Held { get; init; }

    /// <summary>What the books hold, posted, by their own totals.</summary>
    public required Money Booked { get; init; }

    /// <summary>Of <see cref="Credited"/>: what the books could not be asked about.</summary>
    public required Money NotAsked { get; init; }

    /// <summary>Of <see cref="Refunded"/>: what was reported on the day.</summary>
    public required Money RefundedOnDay { get; init; }

    /// <summary>Of <see cref="Credited"/>: what was released on the day.</summary>
    public required Money CreditedOnDay { get; init; }

    /// <summary>The sum of two.</summary>
    public static CurrencyTotals operator +(CurrencyTotals left, CurrencyTotals right) => new()
    {
        Refunded = left.Refunded + right.Refunded,
        Credited = left.Credited + right.Credited,
        Held = left.Held + right.Held,
        Booked = left.Booked + right.Booked,
        NotAsked = left.NotAsked + right.NotAsked,
        RefundedOnDay = left.RefundedOnDay + right.RefundedOnDay,
        CreditedOnDay = left.CreditedOnDay + right.CreditedOnDay,
    };
}

/// <summary>A return.</summary>
public sealed record ReconciliationRow
{
    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>The order at the source.</summary>
    public string? OrderId { get; init; }

    /// <summary>RMA number.</summary>
    public string? Rma { get; init; }

    /// <summary>Its money, by currency; empty while none moved.</summary>
    public required IReadOnlyList<CurrencyTotals> Amounts { get; init; }

    /// <summary>Whether a refund is under way at the source.</summary>
    public required bool RefundPending { get; init; }

    /// <summary>Its credits, in the order they were proposed.</summary>
    public required IReadOnlyList<CreditRow> Credits { get; init; }

    /// <summary>Its goods.</summary>
    public required GoodsRow Goods { get; init; }

    /// <summary>What does not agree; empty when everything does.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }
}

/// <summary>A credit and its memo.</summary>
/// <param name="CreditId">The credit.</param>
/// <param name="Number">Its document number; null until it is released.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Amount">What it is over.</param>
/// <param name="Delivery">How its release stands at the consumer; null when nothing was delivered.</param>
/// <param name="Books">What is known of its memo; null when none is to be there.</param>
/// <param name="Booked">What the memo is over by the books; null when that is not known.</param>
/// <param name="ForeignNumber">The memo's number in the ERP.</param>
public sealed record CreditRow(
    string CreditId, string? Number, CreditStatus Status, CreditOrigin Origin, Money Amount, DeliveryStatus? Delivery, BookedAnswer? Books, Money? Booked, string? ForeignNumber);

/// <summary>A return's goods.</summary>
/// <param name="Received">Units that warehouses report.</param>
/// <param name="Moved">Units that the hub moved from the customer into stock or away.</param>
/// <param name="MovesToBook">Stock documents that the consumer is to book.</param>
/// <param name="MovesBooked">Those of them that are booked.</param>
/// <param name="JournalsToBook">Entries of the general ledger that the consumer is to book.</param>
/// <param name="JournalsBooked">Those of them that are booked.</param>
public sealed record GoodsRow(int Received, int Moved, int MovesToBook, int MovesBooked, int JournalsToBook, int JournalsBooked);
