using System.Text.Json;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Rackbeat;

/// <summary>
/// Rackbeat: stock moves only. Credits, journals and claims belong into the bookkeeping behind it (e-conomic, Dinero …). The connection's
/// address is <c>https://app.rackbeat.com/api</c>.
/// </summary>
public sealed class RackbeatSystem : IErpSystem
{
    private const int PageSize = 100;
    private const int MostPages = 50;

    private readonly ErpHttp _http;

    private RackbeatSystem(ErpConnection connection) => _http = new ErpHttp(
        connection.Http, connection.Consumer.Url, new RackbeatKey(connection.Consumer.Secrets[0]), new RackbeatDialect(), new ErpHttpOptions(), connection.Time);

    /// <summary>How it is registered.</summary>
    public static ErpRegistration Registration { get; } = new("rackbeat", DocumentKind.StockMove, Check, RackbeatKey.Check, connection => new RackbeatSystem(connection))
    {
        Limits = new GateOptions { MostConcurrent = RackbeatLimits.ConcurrentCalls, MostRequests = RackbeatLimits.CallsPerWindow, Window = RackbeatLimits.Window },
        CompanyByKey = true,
    };

    /// <inheritdoc />
    public DocumentKind Books => DocumentKind.StockMove;

    /// <inheritdoc />
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => [StockDocuments.Create(Move(document)), StockDocuments.Book(Move(document), "{id}")];

    /// <inheritdoc />
    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var move = Move(document);
        var found = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var answer = await _http.AskAsync(StockDocuments.List(move, page, PageSize), ct);
            if (answer.Body is not JsonObject body || body.Select(p => p.Value).OfType<JsonArray>().FirstOrDefault() is not { } rows)
                throw ErpFaultException.Retry(answer.NotFound ? "http-404" : "unexpected-answer", $"{(int)answer.Status} The answer is no list.");
            found.AddRange(rows.OfType<JsonObject>().Where(r => Holds(r, move.Number)));
            if (rows.Count == 0 || page >= (body.Decimal("pages") ?? 1)) break;
            if (page == MostPages)
                throw ErpFaultException.Refused("look-up-too-large", $"Rackbeat lists more than {MostPages * PageSize} movements of the item since {move.Date:yyyy-MM-dd}. Look for {move.Number} and book it by hand.");
        }

        return found switch
        {
            [] => null,
            [var one] => Read(one),
            _ => throw ErpFaultException.Refused("found-twice", $"Rackbeat has {move.Number} more than once. Delete or reverse what is too many, and redrive."),
        };
    }

    /// <inheritdoc />
    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        var move = Move(document);
        var draft = found ?? await CreateAsync(move, permit, ct);
        if (draft.Posted) return draft;
        try
        {
            await _http.BookAsync(StockDocuments.Book(move, draft.Id), permit, ct);
        }
        catch (ErpFaultException already) when (already.Category == RackbeatDialect.AlreadyBooked)
        {
            if (await FindAsync(document, ct) is { Posted: true } there) return there;
            throw;
        }

        return draft with { Posted = true };
    }

    // What the list does not show by our number could not be told from a repeat, and so is not booked.
    private async Task<BookedDocument> CreateAsync(StockMoveDocument move, SendPermit permit, CancellationToken ct)
    {
        var written = Read(Entity(await _http.BookAsync(StockDocuments.Create(move), permit, ct)));
        return await FindAsync(move, ct) ?? throw ErpFaultException.Refused(
            "not-recognisable", $"Rackbeat's list does not show {move.Number} in what was just written as {written.Id}, so a repeat could not be recognised. It is {(written.Posted ? "" : "not ")}booked; settle it by hand.");
    }

    private static IEnumerable<string> Check(Profile profile)
    {
        if (profile.Stock != StockBooking.Moves) yield return "stock: Rackbeat takes stock moves. Use MOVES.";
        if (profile.Journals != JournalBooking.None) yield return "journals: bookkeeping stays with the ERP behind Rackbeat. Use NONE.";
        if (profile.Locations.Count == 0) yield return "locations: name Rackbeat's locations by inventory status.";
        foreach (var key in profile.Settings.Keys) yield return $"settings.{Clip.Of(key, 40)}: there is no such setting.";
    }

    private static StockMoveDocument Move(ErpDocument document) => (StockMoveDocument)document;

    // Our number stands before a space in the reason; which field shows the reason depends on the list.
    private static bool Holds(JsonObject row, string number) => row.Any(p =>
        p.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && $" {value.GetValue<string>()} ".Contains($" {number} ", StringComparison.Ordinal));

    // Answers wrap the entity in a property that is named for it.
    private static JsonObject Entity(ErpAnswer answer) => (answer.Body as JsonObject)?.Select(p => p.Value).OfType<JsonObject>().FirstOrDefault()
        ?? throw ErpFaultException.Unknown("unexpected-answer", $"{(int)answer.Status} The answer shows no document.");

    private static BookedDocument Read(JsonObject row)
    {
        var id = row.Text("id") ?? row.Text("number");
        if (id is not { Length: > 0 and <= 20 } || !id.All(char.IsAsciiDigit)) throw ErpFaultException.Unknown("unexpected-answer", "The answer names no id.");
        var booked = (row["is_booked"] ?? row["booked"]) is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;
        return new BookedDocument(id, booked);
    }
}
