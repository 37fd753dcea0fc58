using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.S4Hana.Documents;

namespace ReturnsHub.Erps.S4Hana;

/// <summary>
/// SAP S/4HANA Cloud over its OData 2.0 services. Sales documents bear the document's number as customer reference, returns deliveries as
/// external delivery number, material documents a hash of it; by these they are asked for.
/// </summary>
internal sealed class S4HanaSystem : IErpSystem
{
    private readonly S4HanaProfile _settings;
    private readonly SapServices _sap;

    public S4HanaSystem(ErpConnection connection)
    {
        _settings = new S4HanaProfile(connection.Profile);
        _sap = new SapServices(new ErpHttp(
            connection.Http, connection.Consumer.Url, S4HanaSignIn.For(connection), new S4HanaDialect(), new ErpHttpOptions(), connection.Time));
    }

    /// <summary>The registration.</summary>
    public static ErpRegistration Registration { get; } = new(
        "s4hana",
        DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.CreditMemo | DocumentKind.StockMove,
        S4HanaProfile.Check,
        CheckSecrets,
        connection => new S4HanaSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = S4HanaLimits.ConcurrentCalls },
        LongestCall = S4HanaLimits.LongestCall,
    };

    public DocumentKind Books => Registration.Books;

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => document switch
    {
        ReceiptDocument d => [Create(document, ReturnState.Expected(d)), ReturnsDeliveries.Post("{id}", "{etag}")],
        CreditMemoDocument when !_settings.KeepsBillingBlock => [Create(document, null), CreditMemoRequests.Release("{id}", "{etag}")],
        _ => [Create(document, null)],
    };

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct) => document switch
    {
        ReturnOrderDocument d => await CustomerReturns.FindAsync(d.Number, _sap, ct),
        StockMoveDocument d => await MaterialDocuments.FindAsync(d.Number, _sap, ct),
        _ => (await DraftAsync(document, ct))?.Document,
    };

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        if (found is null)
        {
            var state = document is ReceiptDocument receipt ? await ReturnsDeliveries.StateAsync(receipt.ReturnOrder, _sap, ct) : null;
            await _sap.WriteAsync(Create(document, state), permit, ct);
        }

        if (document is ReturnOrderDocument or StockMoveDocument) return await FindAsync(document, ct) ?? throw NotFound(document);
        var (draft, etag) = await DraftAsync(document, ct) ?? throw NotFound(document);
        if (document is CreditMemoDocument && draft.Total is null)
            throw ErpFaultException.Refused("amount-unknown", "SAP does not tell the request's net value, so its total cannot be checked; it stays blocked for billing.");
        BookingConnector.Check(document, draft);
        if (draft.Posted) return draft;
        await _sap.WriteAsync(document is ReceiptDocument ? ReturnsDeliveries.Post(draft.Id, etag) : CreditMemoRequests.Release(draft.Id, etag), permit, ct);
        return draft with { Posted = true };
    }

    private static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets is not [{ Length: > 0 }, ..]) yield return "SAP needs one secret: the communication user's password, or the OAuth 2.0 client's secret.";
    }

    // It would be written again by the next attempt, so a person has to look.
    private static ErpFaultException NotFound(ErpDocument document) => ErpFaultException.Refused(
        "not-found", $"SAP created the document and does not find it by {Clip.Of(document.Number, 35)}. Look for it before redriving.");

    private async Task<(BookedDocument Document, string ETag)?> DraftAsync(ErpDocument document, CancellationToken ct) => document is ReceiptDocument
        ? await ReturnsDeliveries.FindAsync(document.Number, _sap, ct)
        : await CreditMemoRequests.FindAsync(document.Number, _settings, _sap, ct);

    private ErpRequest Create(ErpDocument document, ReturnState? state)
    {
        var request = document switch
        {
            ReturnOrderDocument d => CustomerReturns.Request(d, _settings),
            ReceiptDocument d => ReturnsDeliveries.Create(d, state!, _settings),
            CreditMemoDocument d => CreditMemoRequests.Create(d, _settings),
            StockMoveDocument d => MaterialDocuments.Create(d, _settings),
            _ => throw new ArgumentOutOfRangeException(nameof(document)),
        };
        return _settings.Repeatable ? request with { Headers = OData.Repeatable(document) } : request;
    }
}
