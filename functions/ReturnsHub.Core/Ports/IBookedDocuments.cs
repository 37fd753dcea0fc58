using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Ports;

/// <summary>Asks a consumer's ERP what it holds of what returns had it book. Only reads; books, posts and corrects nothing.</summary>
public interface IBookedDocuments
{
    /// <summary>Whether there is an ERP behind the connector that can be asked. Where not, the delivery ledger's word stands.</summary>
    bool Asks(string connector);

    /// <summary>
    /// Asks for every document that the events of <paramref name="histories"/> have the consumer book, and for a memo on the number of
    /// every credit that was never released. An implementation bounds how many questions it asks, and how many at a time. What it could
    /// not ask (throttled, no connection, too many) it answers with <see cref="BookedAnswer.NotAsked"/>: it says
    /// <see cref="BookedAnswer.Missing"/> only when the ERP itself said that it has no such document. Never throws for what the ERP does.
    /// </summary>
    /// <param name="consumer">The consumer; <see cref="Asks"/> holds for its connector.</param>
    /// <param name="histories">Returns, each with all its events from the first, in order.</param>
    /// <param name="ct">Cancels for the caller.</param>
    /// <exception cref="ArgumentException">The consumer's profile cannot be read.</exception>
    Task<BookedDocuments> AskAsync(ConsumerSettings consumer, IReadOnlyList<IReadOnlyList<RecordedEvent>> histories, CancellationToken ct);
}

/// <summary>What a document is.</summary>
public enum BookedKind
{
    /// <summary>A return order.</summary>
    ReturnOrder = 0,
    /// <summary>Goods received against a return order.</summary>
    Receipt,
    /// <summary>A credit memo.</summary>
    CreditMemo,
    /// <summary>Units that change their place or status.</summary>
    StockMove,
    /// <summary>An entry of the general ledger.</summary>
    Journal,
    /// <summary>A claim against a vendor.</summary>
    VendorClaim,
}

/// <summary>What is known of a document in the books.</summary>
public enum BookedAnswer
{
    /// <summary>It is there and final.</summary>
    Booked = 0,
    /// <summary>It is there and not posted.</summary>
    Draft,
    /// <summary>The ERP was asked and has none.</summary>
    Missing,
    /// <summary>The ERP has more than one under the number.</summary>
    Twice,
    /// <summary>Nobody knows: the ERP could not be asked.</summary>
    NotAsked,
    /// <summary>There is nothing to ask: whether it is booked is whether the consumer confirmed the event.</summary>
    ByLedger,
}

/// <summary>A document that an event has a consumer book, and what is known of it.</summary>
public sealed record BookedDocumentState
{
    /// <summary>The return.</summary>
    public required ReturnId ReturnId { get; init; }

    /// <summary>The event that books it; null for a memo on a credit that was never released.</summary>
    public Guid? EventId { get; init; }

    /// <summary>What it is.</summary>
    public required BookedKind Kind { get; init; }

    /// <summary>Its external document number.</summary>
    public required string Number { get; init; }

    /// <summary>What it is over, tax included; null for documents without an amount.</summary>
    public Money? Amount { get; init; }

    /// <summary>Units it moves; 0 for documents that move none.</summary>
    public int Units { get; init; }

    /// <summary>What is known.</summary>
    public required BookedAnswer Answer { get; init; }

    /// <summary>Its total in the ERP, without sign; null where the ERP does not tell.</summary>
    public decimal? Total { get; init; }

    /// <summary>The currency of <see cref="Total"/> where the books say it; null where it is that of <see cref="Amount"/>.</summary>
    public Currency? TotalCurrency { get; init; }

    /// <summary>The ERP's own number.</summary>
    public string? ForeignNumber { get; init; }

    /// <summary>Why it could not be asked; safe to show.</summary>
    public string? Why { get; init; }
}

/// <summary>Something an event has a consumer book and its connector cannot.</summary>
/// <param name="ReturnId">The return.</param>
/// <param name="EventId">The event.</param>
/// <param name="Category">Stable code: <c>not-supported</c>, <c>location-unmapped</c> …</param>
/// <param name="What">What, and what to do.</param>
public sealed record UnbookableDocument(ReturnId ReturnId, Guid EventId, string Category, string What);

/// <summary>An ERP's answers.</summary>
/// <param name="Documents">Every document that is to be there, and memos on unreleased credits that are there.</param>
/// <param name="Unbookable">What cannot be booked.</param>
public sealed record BookedDocuments(IReadOnlyList<BookedDocumentState> Documents, IReadOnlyList<UnbookableDocument> Unbookable)
{
    /// <summary>Nothing asked and nothing known.</summary>
    public static BookedDocuments None { get; } = new([], []);
}
