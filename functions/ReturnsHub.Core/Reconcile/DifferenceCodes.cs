using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Every kind of difference, how urgent it is and what to do about it. Codes never change.</summary>
public static class DifferenceCodes
{
    /// <summary>The source paid, and nothing is credited.</summary>
    public const string RefundWithoutCredit = "refund-without-credit";

    /// <summary>The source paid, and the credit that would cover it is held.</summary>
    public const string CreditHeld = "credit-held";

    /// <summary>The source paid more than is credited.</summary>
    public const string RefundExceedsCredit = "refund-exceeds-credit";

    /// <summary>Credited as paid at the source, and the source paid less.</summary>
    public const string CreditWithoutRefund = "credit-without-refund";

    /// <summary>Credited, and the money is under way at the source.</summary>
    public const string RefundPending = "refund-pending";

    /// <summary>Released and not yet delivered.</summary>
    public const string CreditNotDelivered = "credit-not-delivered";

    /// <summary>Released, and its delivery was given up.</summary>
    public const string CreditDeadLettered = "credit-dead-lettered";

    /// <summary>Confirmed, and the ERP does not have it.</summary>
    public const string CreditNotBooked = "credit-not-booked";

    /// <summary>The ERP's total is another.</summary>
    public const string BookedAmountDiffers = "booked-amount-differs";

    /// <summary>The ERP has several documents of one number.</summary>
    public const string BookedTwice = "booked-twice";

    /// <summary>The ERP has a draft only.</summary>
    public const string BookedNotPosted = "booked-not-posted";

    /// <summary>The ERP has a memo for a credit that was never released.</summary>
    public const string BookedWithoutRelease = "booked-without-release";

    /// <summary>The ERP has it, and the delivery was given up.</summary>
    public const string BookedThoughGivenUp = "booked-though-given-up";

    /// <summary>The ERP lacks a stock document.</summary>
    public const string StockMoveMissing = "stock-move-missing";

    /// <summary>Units moved are not the units that came in.</summary>
    public const string StockQuantityDiffers = "stock-quantity-differs";

    /// <summary>The ERP lacks an entry of the general ledger.</summary>
    public const string JournalMissing = "journal-missing";

    /// <summary>The ERP lacks a return order or a vendor claim.</summary>
    public const string DocumentMissing = "document-missing";

    /// <summary>The connector cannot book it.</summary>
    public const string NotSupportedByConnector = "not-supported-by-connector";

    /// <summary>The profile or the return lacks something that booking it needs.</summary>
    public const string CannotBeBooked = "cannot-be-booked";

    /// <summary>The consumer reads events itself and has not said yet that it booked this one.</summary>
    public const string BookingAwaited = "booking-awaited";

    /// <summary>The consumer reads events itself, confirms its bookings, and has said nothing of this one for too long.</summary>
    public const string BookingNotConfirmed = "booking-not-confirmed";

    /// <summary>The consumer reads events itself and said that it will not book this one.</summary>
    public const string BookingRefused = "booking-refused";

    /// <summary>Nobody could be asked.</summary>
    public const string NotAsked = "not-asked";

    private static readonly IReadOnlyDictionary<string, (Severity Severity, string WhatToDo)> Guide = new Dictionary<string, (Severity, string)>(StringComparer.Ordinal)
    {
        [RefundWithoutCredit] = (Severity.High, "Find out why the shop paid. Settle what holds the return up so that the hub credits it, or book a credit memo by hand."),
        [CreditHeld] = (Severity.Medium, "Release or reject the held credit: its money has left already."),
        [RefundExceedsCredit] = (Severity.High, "Find out what the shop paid beyond the credit. Get it back, or book it by hand."),
        [CreditWithoutRefund] = (Severity.Medium, "See in the shop whether the refund was made. If so, have the shop's refunds fetched again; if not, make it there with the credit's number as its note."),
        [RefundPending] = (Severity.Low, "Wait for the shop's payment provider; look again tomorrow."),
        [CreditNotDelivered] = (Severity.Medium, "Nothing yet: the hub goes on trying. If it stays, look at the delivery's last answer and at whether the ERP can be reached."),
        [CreditDeadLettered] = (Severity.High, "Correct what the last answer says, then redrive the delivery."),
        [CreditNotBooked] = (Severity.High, "Find out in the ERP who deleted or renumbered the memo. Restore it, or book it by hand with this number."),
        [BookedAmountDiffers] = (Severity.High, "Correct the memo in the ERP to the released amount; check prices and tax codes of the profile."),
        [BookedTwice] = (Severity.High, "Keep one of the documents in the ERP; delete or reverse the others."),
        [BookedNotPosted] = (Severity.Medium, "Post the draft in the ERP, or delete it and redrive the delivery."),
        [BookedWithoutRelease] = (Severity.High, "Reverse the memo in the ERP: the hub never released this credit. Then decide the credit in the hub."),
        [BookedThoughGivenUp] = (Severity.Low, "Redrive the delivery: the hub asks the ERP, finds the document and closes it."),
        [StockMoveMissing] = (Severity.Medium, "Redrive the delivery if it was given up; otherwise book the move by hand with this number."),
        [StockQuantityDiffers] = (Severity.Medium, "Count the units, then have the warehouse correct its receipt or inspection."),
        [JournalMissing] = (Severity.Medium, "Redrive the delivery if it was given up; otherwise book the entry by hand with this number."),
        [DocumentMissing] = (Severity.Medium, "Redrive the delivery if it was given up; otherwise book the document by hand with this number."),
        [NotSupportedByConnector] = (Severity.Medium, "Book it by hand, or list its kind under leaveOut in the profile to do without."),
        [CannotBeBooked] = (Severity.High, "Add to the profile what is missing, then redrive the delivery; what the return itself lacked is booked by hand."),
        [BookingAwaited] = (Severity.Low, "Nothing yet: the consumer fetches its events itself and has a day to say what it booked."),
        [BookingNotConfirmed] = (Severity.Medium, "See whether the consumer's fetching runs and how far it has come. Look for the number in its books; have it book what is missing and report it."),
        [BookingRefused] = (Severity.High, "Put right in the consumer's system what its answer names, have it book the event, and have it report the booking."),
        [NotAsked] = (Severity.Low, "Whether it is booked is not known. Run the report again later; where the consumer reads events itself, compare by hand or have it report its bookings."),
    };

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> All => [.. Guide.Keys];

    internal static Difference Of(string code, string about, Money? amount, string detail)
    {
        var (severity, todo) = Guide[code];
        return new Difference(code, severity, about, amount, detail, todo);
    }
}
