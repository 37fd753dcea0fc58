using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>
/// One ERP's interface: how documents are looked up, written and posted there. Knows nothing of events, attempts or retries;
/// <see cref="BookingConnector"/> brings those. Throws <see cref="ErpFaultException"/> for everything the ERP does.
/// </summary>
public interface IErpSystem
{
    /// <summary>What the ERP can book through this interface.</summary>
    DocumentKind Books { get; }

    /// <summary>The exact requests that book a document nobody has booked yet; ids that the ERP will give stand as <c>{id}</c>. No I/O.</summary>
    IReadOnlyList<ErpRequest> Preview(ErpDocument document);

    /// <summary>Asks the ERP for a document by its number; null when it has none.</summary>
    Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct);

    /// <summary>
    /// Books a document, or finishes one that was left unposted. Calls <paramref name="permit"/> before each request that changes
    /// anything, through <see cref="ErpHttp"/>.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="found">What <see cref="FindAsync"/> found: null, or a draft.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="ct">Cancels for the caller.</param>
    Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct);
}

/// <summary>A request as it is sent.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query below the connection's address.</param>
/// <param name="Body">The JSON body; null for none.</param>
public sealed record ErpRequest(string Method, string Path, System.Text.Json.Nodes.JsonNode? Body = null)
{
    /// <summary>Headers beyond the usual: <c>If-Match</c>. Never a secret.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A document as the ERP has it.</summary>
/// <param name="Id">The ERP's id.</param>
/// <param name="Posted">Whether it is final: posted, submitted, booked.</param>
/// <param name="Total">Its total, tax included, where the ERP tells; compared with the document's before it is posted.</param>
/// <param name="Number">The ERP's own number for people, where it differs from the id.</param>
public sealed record BookedDocument(string Id, bool Posted, decimal? Total = null, string? Number = null);
