using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Odoo;

/// <summary>
/// Odoo 19 and later over its JSON-2 API. Each call is a transaction of its own and no number is unique: a document is looked up by our
/// number, created as a draft, read back, compared and posted.
/// </summary>
internal sealed class OdooSystem : IErpSystem
{
    private readonly OdooSettings _settings;
    private readonly OdooRequest _requests;
    private readonly ErpHttp _http;
    private readonly OdooIds _ids;

    private OdooSystem(ErpConnection connection)
    {
        _settings = OdooSettings.Of(connection.Profile);
        _requests = new OdooRequest(_settings.Company);
        var signIn = new OdooSignIn(connection.Consumer.Secrets[0], _settings.Database);
        _http = new ErpHttp(connection.Http, connection.Consumer.Url, signIn, new OdooDialect(), new ErpHttpOptions(), connection.Time);
        _ids = new OdooIds(_http, _requests);
    }

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new(
        "odoo",
        DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal | DocumentKind.VendorClaim,
        OdooSettings.Check,
        CheckSecrets,
        connection => new OdooSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = OdooLimits.ConcurrentCalls },
        LongestCall = OdooLimits.LongestCall,
    };

    public DocumentKind Books => Registration.Books;

    public IReadOnlyList<ErpRequest> Preview(ErpDocument document)
    {
        var paper = PaperOf(document, r => r.Shown, _ => true);
        return _settings.Module ? [_requests.PostEvent(document, paper)] : [_requests.Create(paper), _requests.Post(paper.Kind, "{id}")];
    }

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var kind = KindOf(document);
        var domain = new JsonArray(new JsonArray(kind.Key, "=", document.Number));
        domain.Add((JsonNode)(document is StockMoveDocument move ? Transfers.Where(move, _settings) : new JsonArray("move_type", "=", kind.Type)));
        var rows = OdooRequest.Rows(await _http.AskAsync(_requests.Search(kind.Model, domain, kind.Fields), ct));
        return rows switch
        {
            [] => null,
            [var row] => Read(document, row),
            _ => throw ErpFaultException.Refused("found-twice", $"Odoo has {document.Number} more than once. Delete the drafts among them, or correct what is posted, and redrive."),
        };
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        if (document is JournalDocument entry && entry.Lines.Any(l => l.Debit.Currency != _settings.Currency))
            throw ErpFaultException.Refused("currency", $"Journal entries are in {_settings.Currency} here and {entry.Number} is not. Book it by hand.");
        if (_settings.Module) return await PostEventAsync(document, permit, ct);
        var draft = found ?? await CreateAsync(document, permit, ct);
        if (draft.Posted) return draft;
        BookingConnector.Check(document, draft);
        try
        {
            await _http.BookAsync(_requests.Post(KindOf(document), int.Parse(draft.Id, CultureInfo.InvariantCulture)), permit, ct);
        }
        catch (ErpFaultException fault) when (fault.Category == OdooDialect.NoDraft)
        {
            if (await FindAsync(document, ct) is { Posted: true } there) return there;
            throw;
        }

        return Final(await FindAsync(document, ct) ?? throw NotVisible(document));
    }

    // The next attempt would write it a second time; a person looks and redrives.
    private static ErpFaultException NotVisible(ErpDocument document) =>
        ErpFaultException.Refused("not-visible", $"Odoo saved {document.Number} and does not show it. Look for it there, and for record rules of the hub's user.");

    // Instead of acting, a method may answer with a window that asks a person something.
    private static BookedDocument Final(BookedDocument booked) => booked.Posted
        ? booked
        : throw ErpFaultException.Refused("not-posted", $"Odoo asks something before it makes {Clip.Of(booked.Number ?? booked.Id, 60)} final. Do that there and redrive.");

    private static OdooKind KindOf(ErpDocument document) => document switch
    {
        CreditMemoDocument => OdooKind.CreditNote,
        VendorClaimDocument => OdooKind.Claim,
        JournalDocument => OdooKind.Entry,
        _ => OdooKind.Transfer,
    };

    private static BookedDocument Read(ErpDocument document, JsonNode row)
    {
        if (row.Text("id") is not { } id || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _) || row.Text("state") is not { } state)
            throw ErpFaultException.Unknown("unexpected-answer", "The answer shows no document.");
        if (state == "cancel")
            throw ErpFaultException.Refused("cancelled", $"{document.Number} was cancelled in Odoo. Empty its reference there and redrive if it is to be booked again.");
        var booked = new BookedDocument(id, state == KindOf(document).Final, row.Decimal("amount_total"), row.Text("name"));
        if (document is CreditMemoDocument memo && !booked.Posted) OdooTaxes.CheckDraft(memo, booked, row);
        if (document is VendorClaimDocument claim && booked.Total is { } total && Math.Abs(total) != claim.Amount.Amount)
        {
            throw ErpFaultException.Refused(
                "amount-differs",
                $"Odoo computes {Money.Rounded(Math.Abs(total), claim.Amount.Currency)} where {claim.Amount} was claimed; the document is {(booked.Posted ? "posted" : "not posted")}.");
        }

        return booked;
    }

    private static IEnumerable<string> CheckSecrets(IReadOnlyList<string> secrets)
    {
        if (secrets is not [{ Length: > 0 } key, ..]) yield return "Odoo needs one secret: the API key of the user.";
        else if (key.Any(char.IsWhiteSpace)) yield return "Secret 1 is the API key alone, without 'bearer' before it.";
    }

    private async Task<BookedDocument> CreateAsync(ErpDocument document, SendPermit permit, CancellationToken ct)
    {
        var paper = await FillAsync(document, ct);
        var answer = await _http.BookAsync(_requests.Create(paper), permit, ct);
        if (answer.Body is not JsonArray { Count: 1 } created || created[0] is not JsonValue value || !value.TryGetValue<int>(out var id))
            throw ErpFaultException.Unknown("unexpected-answer", $"{(int)answer.Status} The answer names no id.");
        return OdooRequest.Rows(await _http.AskAsync(_requests.Read(paper.Kind.Model, id, paper.Kind.Fields), ct)) is [var row]
            ? Read(document, row)
            : throw NotVisible(document);
    }

    // The module finds, creates, compares and posts in one transaction, drafts that were left among them.
    private async Task<BookedDocument> PostEventAsync(ErpDocument document, SendPermit permit, CancellationToken ct)
    {
        var paper = await FillAsync(document, ct);
        var answer = await _http.BookAsync(_requests.PostEvent(document, paper), permit, ct);
        return answer.Body is JsonObject row
            ? Final(Read(document, row))
            : throw ErpFaultException.Unknown("unexpected-answer", $"{(int)answer.Status} The answer shows no document.");
    }

    private async Task<OdooPaper> FillAsync(ErpDocument document, CancellationToken ct)
    {
        var given = document is CreditMemoDocument memo ? await OdooTaxes.CheckAsync(memo, _ids, _http, _requests, ct) : null;
        return await _ids.FillAsync(id => PaperOf(document, id, code => given!.Contains(code)), ct);
    }

    private OdooPaper PaperOf(ErpDocument document, Func<OdooRef, JsonNode> id, Func<string, bool> given) => document switch
    {
        CreditMemoDocument d => Invoices.CreditNote(d, _settings, id, given),
        VendorClaimDocument d => Invoices.Claim(d, _settings, id),
        JournalDocument d => Entries.Of(d, _settings, id),
        StockMoveDocument d => Transfers.Of(d, _settings, id),
        _ => throw new ArgumentOutOfRangeException(nameof(document)),
    };
}
