using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Reconcile;

/// <summary>What a consumer without an ERP to ask is to book: a document for each event that is about money or stock.</summary>
internal static class LedgerDocuments
{
    public static IReadOnlyList<BookedDocumentState> Of(ConsumerSettings consumer, IReadOnlyList<RecordedEvent> history) =>
        [.. history.Where(e => Subscriptions.Takes(consumer, e)).Select(e => Of(e, consumer.Pulls)).OfType<BookedDocumentState>()];

    // What a consumer reads for itself it acknowledges by a position, which says nothing of any one document; money is named all the same.
    private static BookedDocumentState? Of(RecordedEvent e, bool pulls) => e.Data switch
    {
        CreditReleased { Amount.IsZero: false } credit => Document(e, BookedKind.CreditMemo, credit.DocumentNumber) with
        {
            Amount = credit.Amount,
            Answer = pulls ? BookedAnswer.NotAsked : BookedAnswer.ByLedger,
            Why = pulls ? "The consumer reads events itself, and the hub does not learn what it books." : null,
        },
        _ when pulls => null,
        InventoryMoved moved => Document(e, BookedKind.StockMove, $"{moved.LineId} {moved.From} to {moved.To}") with { Units = moved.Quantity },
        JournalEntered entry => Document(e, BookedKind.Journal, entry.EntryNumber),
        ClaimSubmitted claim => Document(e, BookedKind.VendorClaim, claim.DocumentNumber) with { Amount = claim.Amount },
        _ => null,
    };

    private static BookedDocumentState Document(RecordedEvent e, BookedKind kind, string number) =>
        new() { ReturnId = e.ReturnId, EventId = e.Id, Kind = kind, Number = number, Answer = BookedAnswer.ByLedger };
}
