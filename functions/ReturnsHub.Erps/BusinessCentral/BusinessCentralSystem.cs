using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// Dynamics 365 Business Central over its standard API v2.0, and over the ReturnsHub extension where that is installed. The connection's
/// address is an environment: <c>https://api.businesscentral.dynamics.com/v2.0/{tenant}/{environment}</c>.
/// </summary>
public sealed class BusinessCentralSystem : IErpSystem
{
    private const string Scope = "https://api.businesscentral.dynamics.com/.default";

    private readonly Dictionary<DocumentKind, IBusinessCentralBooking> _bookings;

    private BusinessCentralSystem(ErpConnection connection, BusinessCentralSettings settings)
    {
        var signIn = new EntraSignIn(connection.Http, EntraSettings.Of(connection.Profile), connection.Consumer.Secrets[0], Scope, connection.Time);
        var http = new ErpHttp(connection.Http, connection.Consumer.Url, signIn, new BusinessCentralDialect(), new ErpHttpOptions(), connection.Time);
        var standard = $"api/v2.0/companies({settings.Company:D})";
        var extension = $"api/returnshub/returns/v1.0/companies({settings.Company:D})";
        var ids = new CodeIds(http, standard);
        Books = settings.Books;
        _bookings = new()
        {
            [DocumentKind.CreditMemo] = new PostableBooking(http, ids, CreditMemos.In(standard, connection.Profile)),
            [DocumentKind.VendorClaim] = new PostableBooking(http, ids, VendorClaims.In(standard)),
            [DocumentKind.Journal] = new JournalBooking(http, standard, settings),
            [DocumentKind.ReturnOrder] = new PostableBooking(http, ids, ExtensionDocuments.ReturnOrders(extension)),
            [DocumentKind.Receipt] = new PostableBooking(http, ids, ExtensionDocuments.Receipts(extension)),
            [DocumentKind.StockMove] = new PostableBooking(http, ids, ExtensionDocuments.StockMoves(extension, connection.Profile.Items)),
        };
    }

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new(
        "business-central",
        BusinessCentralSettings.WithExtension,
        BusinessCentralSettings.Check,
        EntraSettings.CheckSecrets,
        connection => new BusinessCentralSystem(connection, BusinessCentralSettings.Of(connection.Profile)))
    {
        Limits = new GateOptions { MostConcurrent = BusinessCentralLimits.ConcurrentCalls, MostRequests = BusinessCentralLimits.CallsPerWindow, Window = BusinessCentralLimits.Window },
        LongestCall = BusinessCentralLimits.LongestCall,
    };

    /// <inheritdoc />
    public DocumentKind Books { get; }

    /// <inheritdoc />
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => For(document).Preview(document);

    /// <inheritdoc />
    public Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct) => For(document).FindAsync(document, ct);

    /// <inheritdoc />
    public Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct) =>
        For(document).BookAsync(document, found, permit, ct);

    private IBusinessCentralBooking For(ErpDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _bookings[document.Kind];
    }
}
