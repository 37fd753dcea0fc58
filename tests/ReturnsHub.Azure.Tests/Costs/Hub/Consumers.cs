using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>The day's two consumers, each now and then not there.</summary>
internal static class Consumers
{
    /// <summary>Books into an ERP that does not recognise a repeat: intent, sending and result are written around each attempt.</summary>
    public const string Fenced = "erp";

    /// <summary>Knows repeats by their id: one row at the end.</summary>
    public const string Recognising = "webhook";

    /// <summary>Both, on a clock that goes on while they are called.</summary>
    public static IReadOnlyDictionary<string, IErpConnector> Both(ManualTime time) => new Dictionary<string, IErpConnector>(StringComparer.Ordinal)
    {
        [Fenced] = new NowAndThenDown(new BookingConnector(new DraftingErp(time), Profile)),
        [Recognising] = new NowAndThenDown(new RecognisingErp(time)),
    };

    // Moves stock with documents of its own and needs no codes beyond a place for every status.
    private static Profile Profile => new()
    {
        Name = "counted",
        Stock = StockBooking.Moves,
        LeaveOut = [DocumentKind.ReturnOrder, DocumentKind.VendorClaim],
        PricesIncludeTax = true,
        Customers = new CustomerMap { Default = "10000" },
        Accounts = new AccountMap { NotRestocked = "6120", Shipping = "6130", Duties = "6135", ReturnShipping = "6140", Other = "6190" },
        Locations = Enum.GetValues<Core.Codes.InventoryStatus>().ToDictionary(status => status, status => status.ToString()),
    };
}

/// <summary>A consumer that knows a repeated delivery by its id.</summary>
internal sealed class RecognisingErp(ManualTime time) : IErpConnector
{
    public bool ReceiverDeduplicates => true;

    public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        time.Advance(DraftingErp.OneCall);
        return Task.FromResult(new DeliveryOutcome(OutcomeKind.Confirmed, """{"id":"CM-100001"}""", "CM-100001"));
    }
}

/// <summary>
/// A booking system without a memory for repeats: it takes a draft, then posts it, as most of the ERPs do that the hub books into: two
/// requests that change something for each document.
/// </summary>
internal sealed class DraftingErp(ManualTime time) : IErpSystem
{
    /// <summary>How long a call takes: each write of the ledger is then at another time, as it is in life.</summary>
    public static readonly TimeSpan OneCall = TimeSpan.FromMilliseconds(200);

    public DocumentKind Books => Enum.GetValues<DocumentKind>().Aggregate((all, kind) => all | kind);

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => [new("POST", "/documents"), new("POST", "/documents/{id}/post")];

    public Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        time.Advance(OneCall);
        return Task.FromResult<BookedDocument?>(null);
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        foreach (var _ in Preview(document))
        {
            await permit.AskAsync(ct);
            time.Advance(OneCall);
        }

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
