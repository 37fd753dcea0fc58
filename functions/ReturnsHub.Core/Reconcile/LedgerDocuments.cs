using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>What a consumer without an ERP to ask is to book: a document for each event that is about money or stock.</summary>
internal static class LedgerDocuments
{
    public static IReadOnlyList<BookedDocumentState> Of(ConsumerSettings consumer, ReturnFacts facts) =>
        [.. facts.History.Where(e => Subscriptions.Takes(consumer, e)).Select(Of).OfType<BookedDocumentState>().Select(d => consumer.Pulls ? Pulled(consumer, facts, d) : d).OfType<BookedDocumentState>()];

    /// <summary>Whether an event has the consumer book something.</summary>
    public static bool Books(ConsumerSettings consumer, RecordedEvent e) => Subscriptions.Takes(consumer, e) && Of(e) is not null;

    private static BookedDocumentState? Of(RecordedEvent e) => e.Data switch
    {
        CreditReleased { Amount.IsZero: false } credit => Document(e, BookedKind.CreditMemo, credit.DocumentNumber) with { Amount = credit.Amount },
        InventoryMoved moved => Document(e, BookedKind.StockMove, $"{moved.LineId} {CodeNames.Of(moved.From)} to {CodeNames.Of(moved.To)}") with { Units = moved.Quantity },
        JournalEntered entry => Document(e, BookedKind.Journal, entry.EntryNumber),
        ClaimSubmitted claim => Document(e, BookedKind.VendorClaim, claim.DocumentNumber) with { Amount = claim.Amount },
        _ => null,
    };

    // What a consumer that pulls said of an event counts, whoever it is. Where it said nothing, that means something only of one that
    // confirms its bookings; of any other nobody knows, and money is named all the same.
    private static BookedDocumentState? Pulled(ConsumerSettings consumer, ReturnFacts facts, BookedDocumentState document)
    {
        var row = facts.DeliveryOf(document.EventId) is { Status: DeliveryStatus.Confirmed or DeliveryStatus.DeadLettered } ended ? ended : null;
        if (row is not null || consumer.ConfirmsBookings || facts.Confirmed(document))
            return document with { ForeignNumber = row?.ForeignId, Total = row?.BookedAmount?.Amount, TotalCurrency = row?.BookedAmount?.Currency };
        return document.Kind == BookedKind.CreditMemo
            ? document with { Answer = BookedAnswer.NotAsked, Why = "The consumer reads events itself and did not say what it booked." }
            : null;
    }

    private static BookedDocumentState Document(RecordedEvent e, BookedKind kind, string number) =>
        new() { ReturnId = e.ReturnId, EventId = e.Id, Kind = kind, Number = number, Answer = BookedAnswer.ByLedger };
}
