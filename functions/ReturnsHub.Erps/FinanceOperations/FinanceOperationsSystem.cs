using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>
/// Dynamics 365 Finance and Supply Chain Management over OData data entities. The connection's address is the environment:
/// <c>https://{environment}.operations.dynamics.com</c>. Nothing can be posted from outside, so posting is asked about, not called.
/// </summary>
public sealed class FinanceOperationsSystem : IErpSystem
{
    private readonly Dictionary<DocumentKind, PaperBooking> _bookings;

    private FinanceOperationsSystem(ErpConnection connection, FinanceOperationsSettings settings)
    {
        var scope = connection.Consumer.Url.GetLeftPart(UriPartial.Authority) + "/.default";
        var signIn = new EntraSignIn(connection.Http, EntraSettings.Of(connection.Profile), connection.Consumer.Secrets[0], scope, connection.Time);
        var http = new ErpHttp(connection.Http, connection.Consumer.Url, signIn, new FinanceOperationsDialect(), new ErpHttpOptions(), connection.Time);
        _bookings = new()
        {
            [DocumentKind.ReturnOrder] = new PaperBooking(http, Papers.ReturnOrders(settings), settings),
            [DocumentKind.Receipt] = new PaperBooking(http, Papers.Arrivals(settings), settings),
            [DocumentKind.CreditMemo] = new PaperBooking(http, Papers.CreditMemos(connection.Profile), settings),
            [DocumentKind.Journal] = new PaperBooking(http, Papers.Journals(settings), settings),
        };
    }

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new(
        "finance-operations",
        FinanceOperationsSettings.Books,
        FinanceOperationsSettings.Check,
        EntraSettings.CheckSecrets,
        connection => new FinanceOperationsSystem(connection, FinanceOperationsSettings.Of(connection.Profile)))
    {
        Limits = new GateOptions { MostConcurrent = FinanceOperationsLimits.ConcurrentCalls },
        LongestCall = FinanceOperationsLimits.LongestCall,
    };

    /// <inheritdoc />
    public DocumentKind Books => FinanceOperationsSettings.Books;

    /// <inheritdoc />
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => For(document).Preview(document);

    /// <inheritdoc />
    public Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct) => For(document).FindAsync(document, ct);

    /// <inheritdoc />
    public Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct) =>
        For(document).BookAsync(document, found, permit, ct);

    private PaperBooking For(ErpDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _bookings[document.Kind];
    }
}
