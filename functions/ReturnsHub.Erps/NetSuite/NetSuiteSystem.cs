using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.NetSuite.Records;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// Oracle NetSuite over the SuiteTalk REST record service. Every record bears the document's number as its external id, by which it is
/// asked for. NetSuite posts on saving: there are no drafts to finish.
/// </summary>
internal sealed class NetSuiteSystem : IErpSystem
{
    private readonly Profile _profile;
    private readonly NetSuiteProfile _settings;
    private readonly ErpHttp _http;

    public NetSuiteSystem(ErpConnection connection)
    {
        _profile = connection.Profile;
        _settings = new NetSuiteProfile(connection.Profile);
        _http = new ErpHttp(
            connection.Http, connection.Consumer.Url, NetSuiteSignIn.For(connection), new NetSuiteDialect(), new ErpHttpOptions(), connection.Time);
    }

    /// <summary>The registration.</summary>
    public static ErpRegistration Registration { get; } = new(
        "netsuite",
        DocumentKind.ReturnOrder | DocumentKind.Receipt | DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal | DocumentKind.VendorClaim,
        NetSuiteProfile.Check,
        CheckSecrets,
        connection => new NetSuiteSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = NetSuiteLimits.ConcurrentCalls },
        LongestCall = NetSuiteLimits.LongestCall,
    };

    public DocumentKind Books => Registration.Books;

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) =>
        [Request(document, new RecordWriter(_profile, _settings, ItemLookup.Shown), Expected(document))];

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var answer = await _http.AskAsync(new ErpRequest("GET", RecordWriter.PathOf(TypeOf(document), document.Number)), ct);
        if (answer.NotFound) return null;
        // A page of something else in front of NetSuite is not "not there".
        if (answer.Body.Text("id") is not { } id) throw ErpFaultException.Retry("unexpected-answer", $"{(int)answer.Status} The answer shows no record.");
        // With SuiteTax the total after taxes has a field of its own.
        var total = document is CreditMemoDocument ? answer.Body.Decimal("totalAfterTaxes") ?? answer.Body.Decimal("total") : null;
        return new BookedDocument(id, Posted: true, total, answer.Body.Text("tranId"));
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        var items = await ItemLookup.AskAsync(ItemsOf(document), _http, ct);
        var order = OrderOf(document) is { } number ? await OrderAsync(number, ct) : null;
        var request = Request(document, new RecordWriter(_profile, _settings, item => items[item]), order);
        try
        {
            await _http.BookAsync(request, permit, ct);
        }
        catch (ErpFaultException fault) when (fault.Category == NetSuiteDialect.Duplicate)
        {
            if (await FindAsync(document, ct) is { } there) return there;
            throw;
        }

        // Saving answers without a body, so what was booked is read back. A record that then is not found would be written again.
        return await FindAsync(document, ct)
            ?? throw ErpFaultException.Refused("not-found", "NetSuite saved the record and does not find it by its external id. Look for it before redriving.");
    }

    private static ErpRequest Request(ErpDocument document, RecordWriter writer, ReturnAuthorization? order) => document switch
    {
        ReturnOrderDocument d => ReturnAuthorization.Request(d, writer),
        ReceiptDocument d => ItemReceipts.Request(d, order!, writer),
        CreditMemoDocument d => CreditMemos.Request(d, order, writer),
        StockMoveDocument d => StockRecords.Request(d, writer),
        JournalDocument d => LedgerRecords.Journal(d, writer),
        VendorClaimDocument d => LedgerRecords.Claim(d, writer),
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };

    private static string TypeOf(ErpDocument document) => document switch
    {
        ReturnOrderDocument => ReturnAuthorization.Type,
        ReceiptDocument => ItemReceipts.Type,
        CreditMemoDocument d => CreditMemos.TypeOf(d),
        StockMoveDocument d => StockRecords.TypeOf(d),
        JournalDocument => LedgerRecords.JournalType,
        _ => LedgerRecords.ClaimType,
    };

    private static string? OrderOf(ErpDocument document) => document switch
    {
        ReceiptDocument receipt => receipt.ReturnOrder,
        CreditMemoDocument memo => memo.ReturnOrder,
        _ => null,
    };

    private static IEnumerable<string> ItemsOf(ErpDocument document) => document switch
    {
        ReturnOrderDocument order => order.Lines.Select(l => l.Item),
        ReceiptDocument receipt => receipt.Lines.Select(l => l.Item),
        CreditMemoDocument memo => memo.Lines.Where(l => l.Location is not null || memo.ReturnOrder is not null).Select(l => l.Item).OfType<string>(),
        StockMoveDocument move => [move.Item],
        _ => [],
    };

    private static ReturnAuthorization? Expected(ErpDocument document) => document switch
    {
        ReceiptDocument receipt => ReturnAuthorization.Expected(receipt.Lines.Select(l => (ItemLookup.Shown(l.Item), l.Quantity))),
        CreditMemoDocument { ReturnOrder: not null } memo =>
            ReturnAuthorization.Expected(memo.Lines.Where(l => l.Item is not null).Select(l => (ItemLookup.Shown(l.Item!), l.Quantity))),
        _ => null,
    };

    private static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets is not [var key, ..]) yield return "NetSuite needs one secret: the private key whose certificate is mapped to the integration, in PEM form.";
        else if (!NetSuiteSignIn.IsKey(key)) yield return "Secret 1 is no RSA private key in PEM form.";
    }

    private async Task<ReturnAuthorization> OrderAsync(string number, CancellationToken ct)
    {
        var path = RecordWriter.PathOf(ReturnAuthorization.Type, number) + "?expandSubResources=true";
        var answer = await _http.AskAsync(new ErpRequest("GET", path), ct);
        // It can still be booked while this document waits: its event may have been dead-lettered and redriven.
        return ReturnAuthorization.Read(answer.Body)
            ?? throw ErpFaultException.Retry("return-order-missing", $"NetSuite has no return authorisation {number}.");
    }
}
