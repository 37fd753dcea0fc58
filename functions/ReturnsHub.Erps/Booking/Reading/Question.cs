using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Erps.Booking.Reading;

/// <summary>A document to ask an ERP for.</summary>
/// <param name="Document">The document.</param>
/// <param name="ReturnId">Its return.</param>
/// <param name="EventId">The event that books it; null when nothing was to book it.</param>
internal sealed record Question(ErpDocument Document, ReturnId ReturnId, Guid? EventId)
{
    private const int LongestWhy = 300;

    public BookedDocumentState NotAsked(string why) => State(BookedAnswer.NotAsked) with { Why = Clip.Of(why, LongestWhy) };

    public BookedDocumentState Twice(string why) => State(BookedAnswer.Twice) with { Why = Clip.Of(why, LongestWhy) };

    public BookedDocumentState Answered(BookedDocument? found) => found is null
        ? State(BookedAnswer.Missing)
        : State(found.Posted ? BookedAnswer.Booked : BookedAnswer.Draft) with
        {
            // ERPs differ in whether a credit memo's total has a sign.
            Total = found.Total is { } total ? Math.Abs(total) : null,
            ForeignNumber = Clip.Of(found.Number ?? found.Id, 100),
        };

    private BookedDocumentState State(BookedAnswer answer) => new()
    {
        ReturnId = ReturnId,
        EventId = EventId,
        Kind = Document.Kind switch
        {
            DocumentKind.ReturnOrder => BookedKind.ReturnOrder,
            DocumentKind.Receipt => BookedKind.Receipt,
            DocumentKind.CreditMemo => BookedKind.CreditMemo,
            DocumentKind.StockMove => BookedKind.StockMove,
            DocumentKind.Journal => BookedKind.Journal,
            _ => BookedKind.VendorClaim,
        },
        Number = Document.Number,
        Amount = Document switch
        {
            CreditMemoDocument memo => memo.Total,
            VendorClaimDocument claim => claim.Amount,
            _ => null,
        },
        Units = Document switch
        {
            StockMoveDocument move => move.Quantity,
            ReceiptDocument receipt => receipt.Lines.Sum(l => l.Quantity),
            _ => 0,
        },
        Answer = answer,
    };
}
