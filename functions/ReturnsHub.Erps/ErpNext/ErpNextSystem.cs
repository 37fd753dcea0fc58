using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.ErpNext;

/// <summary>
/// ERPNext over Frappe's REST API. Each document bears our number in a unique custom field, by which it is asked for and by which the
/// server refuses a second one; it is a draft until it is submitted.
/// </summary>
internal sealed class ErpNextSystem : IErpSystem
{
    private readonly Profile _profile;
    private readonly ErpNextSettings _settings;
    private readonly ErpHttp _http;

    private ErpNextSystem(ErpConnection connection)
    {
        _profile = connection.Profile;
        _settings = ErpNextSettings.Of(connection.Profile);
        var signIn = new TokenSignIn(connection.Profile.Settings["apiKey"], connection.Consumer.Secrets[0]);
        _http = new ErpHttp(connection.Http, connection.Consumer.Url, signIn, new ErpNextDialect(), new ErpHttpOptions(), connection.Time);
    }

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new(
        "erpnext",
        DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal | DocumentKind.VendorClaim,
        ErpNextSettings.Check,
        CheckSecrets,
        connection => new ErpNextSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = ErpNextLimits.ConcurrentCalls },
        LongestCall = ErpNextLimits.LongestCall,
    };

    public DocumentKind Books => Registration.Books;

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document)
    {
        var paper = PaperOf(document, document is CreditMemoDocument memo ? OriginalInvoices.Shown(memo, _settings) : null);
        return [ErpNextRequest.Create(paper), ErpNextRequest.Submit(paper.Type, "{id}")];
    }

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var (type, total) = TypeOf(document);
        string[] fields = total is null ? ["name", "docstatus"] : ["name", "docstatus", total];
        var answer = await _http.AskAsync(ErpNextRequest.List(type, [(_settings.KeyField, document.Number)], fields), ct);
        return answer.Body?["data"] switch
        {
            JsonArray { Count: 0 } => null,
            JsonArray { Count: 1 } found => Read(document, found[0]),
            JsonArray => throw ErpFaultException.Refused("found-twice", $"ERPNext has {document.Number} more than once: make the field {_settings.KeyField} unique, cancel all but one, and redrive."),
            _ => throw ErpFaultException.Retry("unexpected-answer", $"{(int)answer.Status} The answer lists no documents. Check the connection's address and the field {_settings.KeyField}."),
        };
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        if (document is JournalDocument entry && entry.Lines.Any(l => l.Debit.Currency != _settings.Currency))
            throw ErpFaultException.Refused("currency", $"Journal entries are in {_settings.Currency} here and {entry.Number} is not. Book it by hand.");
        var draft = found ?? await CreateAsync(document, permit, ct);
        if (draft.Posted) return draft;
        BookingConnector.Check(document, draft);
        var answer = await _http.BookAsync(ErpNextRequest.Submit(TypeOf(document).Type, draft.Id), permit, ct);
        return Read(document, answer.Body?["data"]) is { Posted: true } submitted
            ? submitted
            : throw ErpFaultException.Unknown("unexpected-answer", $"ERPNext took {document.Number} and does not show it as submitted.");
    }

    private static (string Type, string? Total) TypeOf(ErpDocument document) => document switch
    {
        CreditMemoDocument => (CreditNotes.Type, "grand_total"),
        VendorClaimDocument => (LedgerPapers.ClaimType, "grand_total"),
        JournalDocument => (LedgerPapers.JournalType, null),
        _ => (StockEntries.Type, null),
    };

    private static BookedDocument Read(ErpDocument document, JsonNode? paper)
    {
        if (paper.Text("name") is not { } name || paper.Decimal("docstatus") is not { } status)
            throw ErpFaultException.Unknown("unexpected-answer", "The answer shows no document.");
        if (status == 2)
            throw ErpFaultException.Refused("cancelled", $"{Clip.Of(name, 60)} bears {document.Number} and was cancelled in ERPNext, which lets nobody edit it. If it is to be booked again, book it by hand, or delete it there and redrive.");
        var booked = new BookedDocument(name, status == 1, paper.Decimal("grand_total"));
        if (document is VendorClaimDocument claim && booked.Total is { } total && Math.Abs(total) != claim.Amount.Amount)
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                $"ERPNext computes {Money.Rounded(Math.Abs(total), claim.Amount.Currency)} where {claim.Amount} was claimed. Let the supplier have no tax by default; the document is {(booked.Posted ? "submitted" : "not submitted")}.");
        }

        return booked;
    }

    private static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets is not [{ Length: > 0 } secret, ..]) yield return "ERPNext needs one secret: the API secret of the user.";
        else if (secret.Contains(':', StringComparison.Ordinal)) yield return "Secret 1 is the API secret alone; the API key stands in the profile's settings.";
    }

    private async Task<BookedDocument> CreateAsync(ErpDocument document, SendPermit permit, CancellationToken ct)
    {
        var original = document is CreditMemoDocument memo ? await OriginalInvoices.FindAsync(memo, _settings, _http, ct) : null;
        try
        {
            var answer = await _http.BookAsync(ErpNextRequest.Create(PaperOf(document, original)), permit, ct);
            return Read(document, answer.Body?["data"]);
        }
        catch (ErpFaultException duplicate) when (duplicate.Category == ErpNextDialect.Duplicate)
        {
            if (await FindAsync(document, ct) is { } there) return there;
            throw;
        }
        catch (ErpFaultException fault) when (fault.Category == "http-500" && Parties.Of(document) is { } party)
        {
            if (await Parties.IsMissingAsync(party, _http, ct)) throw Parties.Missing(party);
            throw;
        }
    }

    private Paper PaperOf(ErpDocument document, OriginalInvoice? original) => document switch
    {
        CreditMemoDocument d => CreditNotes.Of(d, original, _profile, _settings),
        StockMoveDocument d => StockEntries.Of(d, _profile, _settings),
        JournalDocument d => LedgerPapers.Journal(d, _settings),
        VendorClaimDocument d => LedgerPapers.Claim(d, _profile, _settings),
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };
}
