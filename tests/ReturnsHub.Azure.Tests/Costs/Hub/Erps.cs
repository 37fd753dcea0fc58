using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>A consumer that knows a repeated delivery by its id.</summary>
internal sealed class RecognisingErp : IErpConnector
{
    public bool ReceiverDeduplicates => true;

    public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) =>
        Task.FromResult(new DeliveryOutcome(OutcomeKind.Confirmed, """{"id":"CM-100001"}""", "CM-100001"));
}

/// <summary>
/// A booking system without a memory for repeats: it takes a draft, then posts it, as most of the ERPs do that the hub books into: two
/// requests that change something for each document.
/// </summary>
internal sealed class DraftingErp : IErpSystem
{
    public DocumentKind Books => Enum.GetValues<DocumentKind>().Aggregate((all, kind) => all | kind);

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => [new("POST", "/documents"), new("POST", "/documents/{id}/post")];

    public Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct) => Task.FromResult<BookedDocument?>(null);

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        foreach (var _ in Preview(document)) await permit.AskAsync(ct);
        return new BookedDocument("4711", Posted: true, Number: "CM-100001");
    }
}

/// <summary>Whoever stands behind it is not there for one first attempt in thirty, as the demo's ERP is not.</summary>
internal sealed class NowAndThenDown(IErpConnector inner) : IErpConnector
{
    private const int OneIn = 30;
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);

    public bool ReceiverDeduplicates => inner.ReceiverDeduplicates;

    public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) =>
        _tried.Add(attempt.DeliveryId) && _tried.Count % OneIn == 0
            ? Task.FromResult(new DeliveryOutcome(OutcomeKind.Retry, "503", Category: "http-503"))
            : inner.DeliverAsync(attempt, ct);
}
