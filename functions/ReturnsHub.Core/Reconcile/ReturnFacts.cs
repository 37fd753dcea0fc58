using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile;

/// <summary>A return as the rules of reconciliation see it.</summary>
internal sealed class ReturnFacts
{
    private readonly Dictionary<Guid, Delivery> _deliveries;
    private readonly string _consumer;
    private readonly ReconciliationInput _report;

    public ReturnFacts(ReconciledReturn input, ReconciliationInput report)
    {
        var first = input.History[0];
        _consumer = report.Consumer.Id;
        State = ReturnFold.Rebuild(new StreamKey(first.Tenant, first.ReturnId), input.History);
        History = input.History;
        PaidAtSource = input.PaidAtSource;
        Unbookable = input.Books.Unbookable;
        _deliveries = input.Deliveries.ToDictionary(d => d.EventId);
        _report = report;
        Documents = report.Asked ? input.Books.Documents : LedgerDocuments.Of(report.Consumer, this);
    }

    public ReturnState State { get; }

    public IReadOnlyList<RecordedEvent> History { get; }

    public bool PaidAtSource { get; }

    public IReadOnlyList<BookedDocumentState> Documents { get; }

    public IReadOnlyList<UnbookableDocument> Unbookable { get; }

    /// <summary>Whether the return has money at the source under way.</summary>
    public bool RefundPending => State.Refunds.Any(r => r.Pending);

    /// <summary>What the other side said, or that it is told elsewhere.</summary>
    public string Quote(string? answer, string otherwise) => _report.Quotes ? answer ?? otherwise : otherwise;

    /// <summary>Whether the consumer fetches events itself.</summary>
    public bool Pulls => _report.Consumer.Pulls;

    public IEnumerable<Credit> Released => State.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Posted);

    /// <summary>What of a credit goes back the way it was paid.</summary>
    public static Money Payable(Credit credit) => credit.Settlement is { } settlement
        ? settlement.Parts.Where(p => p.Method == Resolution.OriginalPayment).Aggregate(Money.Zero(credit.Amount.Currency), (sum, p) => sum + p.Amount)
        : credit.Amount;

    public BookedDocumentState? MemoOf(Credit credit) =>
        Documents.FirstOrDefault(d => d.Kind == BookedKind.CreditMemo && d.EventId is not null && string.Equals(d.Number, credit.DocumentNumber, StringComparison.Ordinal));

    public Delivery? DeliveryOf(Guid? eventId) => eventId is { } id ? _deliveries.GetValueOrDefault(id) : null;

    public Delivery? DeliveryOf(Credit credit) =>
        DeliveryOf(History.FirstOrDefault(e => e.Data is CreditReleased r && string.Equals(r.CreditId, credit.CreditId, StringComparison.Ordinal))?.Id);

    /// <summary>Whether the consumer said that it carried the document's event out.</summary>
    public bool Confirmed(BookedDocumentState document) =>
        DeliveryOf(document.EventId)?.Status == DeliveryStatus.Confirmed
        || (document.Kind == BookedKind.CreditMemo && State.Credits.Any(c => c.DocumentNumber == document.Number && c.PostedBy.Contains(_consumer, StringComparer.Ordinal)));

    /// <summary>Whether the consumer had its time to say what became of an event.</summary>
    public bool IsOverdue(BookedDocumentState document) =>
        History.FirstOrDefault(e => e.Id == document.EventId) is { } e && _report.AsOf - e.RecordedAt >= _report.BookingGrace;

    /// <summary>Whether the document is in the books, as far as anybody knows.</summary>
    public bool IsBooked(BookedDocumentState document) =>
        document.Answer is BookedAnswer.Booked or BookedAnswer.Twice || (document.Answer == BookedAnswer.ByLedger && Confirmed(document));
}
