using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// Tryton over its JSON-RPC, as its own clients use it. The connection's address is a database: <c>https://tryton.example/books/</c>.
/// Written for and tested with the server 6.0 of Debian 12.
/// </summary>
public sealed class TrytonSystem : IErpSystem
{
    private const DocumentKind Can = DocumentKind.CreditMemo | DocumentKind.StockMove | DocumentKind.Journal | DocumentKind.VendorClaim;

    private readonly Profile _profile;
    private readonly TrytonSettings _settings;
    private readonly TrytonRpc _rpc;
    private readonly TrytonLookUp _lookUp;

    private TrytonSystem(ErpConnection connection)
    {
        _profile = connection.Profile;
        _settings = TrytonSettings.Of(connection.Profile);
        var options = new ErpHttpOptions();
        var signIn = new TrytonSignIn(connection.Http, connection.Consumer.Url, _settings.User, connection.Consumer.Secrets[0], options, connection.Time);
        _rpc = new TrytonRpc(new ErpHttp(connection.Http, connection.Consumer.Url, signIn, new TrytonDialect(), options, connection.Time), signIn);
        _lookUp = new TrytonLookUp(_rpc);
    }

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new(
        "tryton", Can, TrytonSettings.Check, TrytonSettings.CheckSecrets, connection => new TrytonSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = TrytonLimits.ConcurrentCalls },
        // A user works in one company of the database.
        Company = ["user"],
    };

    /// <inheritdoc />
    public DocumentKind Books => Can;

    /// <inheritdoc />
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document)
    {
        var how = HowOf(document);
        var names = new TrytonNames();
        return
        [
            Create(how, document, names),
            .. how.ButtonsFrom("draft").Select(b => Press(how, b, "{id}", names)),
        ];
    }

    /// <inheritdoc />
    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(document);
        var how = HowOf(document);
        var company = (await _rpc.SessionAsync(ct)).Company;
        var domain = new JsonArray(
            TrytonJson.Where(how.NumberField, "=", how.Reference(document)),
            TrytonJson.Where("company", "=", company),
            TrytonJson.Where("state", "!=", "cancelled"));
        foreach (var (field, value) in how.Also) domain.Add(TrytonJson.Where(field, "=", value));
        var found = (await _rpc.SearchAsync(how.Model, domain, FieldsOf(how), ct)).OfType<JsonObject>().Select(r => Booked(how, r)).ToArray();
        return Array.Find(found, f => f.Posted) ?? found.FirstOrDefault();
    }

    /// <inheritdoc />
    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(document);
        var how = HowOf(document);
        var names = new TrytonNames();
        how.Values(document, names);
        var ids = await _lookUp.FindAsync(names, ct);
        how.Check(document, ids);
        var id = found?.Id ?? IdOf(await _rpc.BookAsync(Create(how, document, ids), how.Accepts, permit, ct));
        var draft = await ReadAsync(how, id, ct);
        Check(document, Booked(how, draft));
        foreach (var button in how.ButtonsFrom(draft.Text("state") ?? ""))
            await _rpc.BookAsync(Press(how, button, int.Parse(id, CultureInfo.InvariantCulture), ids), how.Accepts, permit, ct);
        var booked = Booked(how, await ReadAsync(how, id, ct));
        return booked.Posted
            ? booked
            : throw ErpFaultException.Refused("not-posted", $"Tryton left {how.Model} {id} unposted. Look at it there, post it, and redrive.");
    }

    private static ErpRequest Create(TrytonDocument how, ErpDocument document, TrytonIds ids) =>
        TrytonJson.Call($"model.{how.Model}.create", new JsonArray(how.Values(document, ids)), TrytonJson.Context(ids.Company));

    private static ErpRequest Press(TrytonDocument how, string button, JsonNode id, TrytonIds ids) =>
        TrytonJson.Call($"model.{how.Model}.{button}", new JsonArray(id), TrytonJson.Context(ids.Company));

    private async Task<JsonObject> ReadAsync(TrytonDocument how, string id, CancellationToken ct)
    {
        var domain = new JsonArray(TrytonJson.Where("id", "=", int.Parse(id, CultureInfo.InvariantCulture)));
        return (await _rpc.SearchAsync(how.Model, domain, FieldsOf(how), ct)).OfType<JsonObject>().FirstOrDefault()
            ?? throw ErpFaultException.Retry("not-found", $"Tryton's {how.Model} {id} has gone.");
    }

    private static string[] FieldsOf(TrytonDocument how) => how.TotalField is null ? ["state", how.OwnNumberField] : ["state", how.OwnNumberField, how.TotalField];

    private static BookedDocument Booked(TrytonDocument how, JsonObject record) => new(
        record.Text("id") ?? throw ErpFaultException.Retry("no-json", "A record of Tryton has no id."),
        how.Final.Contains(record.Text("state"), StringComparer.Ordinal),
        how.TotalField is null ? null : TrytonJson.Amount(record, how.TotalField),
        record.Text(how.OwnNumberField));

    private static string IdOf(JsonNode? created) => created is JsonArray and [JsonValue id]
        ? id.ToJsonString()
        : throw ErpFaultException.Unknown("no-json", "Tryton did not say which record it created.");

    private static void Check(ErpDocument document, BookedDocument booked)
    {
        BookingConnector.Check(document, booked);
        if (document is VendorClaimDocument claim && booked.Total is { } total && Math.Abs(total) != claim.Amount.Amount)
            throw ErpFaultException.Refused("amount-differs", $"The draft in Tryton is not over the {claim.Amount} that are claimed; it is not posted.");
    }

    private TrytonDocument HowOf(ErpDocument document) => document switch
    {
        CreditMemoDocument => TrytonInvoices.CreditMemos(_settings),
        VendorClaimDocument => TrytonVendorClaims.Claims(_settings),
        JournalDocument => TrytonJournals.Entries(_settings),
        StockMoveDocument { FromLocation: null } => TrytonStock.Incoming(_profile),
        StockMoveDocument => TrytonStock.Internal(_settings),
        _ => throw new ArgumentException($"Tryton books no {document.Kind}.", nameof(document)),
    };
}
