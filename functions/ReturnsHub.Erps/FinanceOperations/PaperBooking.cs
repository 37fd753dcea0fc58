using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>Writes a <see cref="Paper"/> line by line, finishes what an earlier attempt left, releases it and waits for the posting batch.</summary>
internal sealed class PaperBooking(ErpHttp http, Paper paper, FinanceOperationsSettings settings)
{
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) =>
    [
        Create(document),
        .. paper.LineBodies(document).Select(l => Write(l, $"{{{paper.Number}}}")),
        .. paper.Release is null ? Array.Empty<ErpRequest>() : [Release($"{{{paper.Number}}}", null)],
    ];

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct) =>
        await StateAsync(document, ct) is { } state ? Booked(state) : null;

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        var refer = await ReferenceAsync(document, ct);
        var number = found?.Id ?? NumberOf(Entity(await http.BookAsync(Create(document), permit, ct)));
        var missing = found is null ? paper.LineBodies(document) : (await StateAsync(document, ct))?.Missing ?? throw Gone(document);
        foreach (var line in missing)
        {
            refer(line);
            await http.BookAsync(Write(line, number), permit, ct);
        }

        var whole = await StateAsync(document, ct) ?? throw Gone(document);
        if (whole.Missing.Count > 0) throw ErpFaultException.Unknown("not-visible", $"Lines of {document.Number} were written and are not shown yet.");
        BookingConnector.Check(document, Booked(whole));
        if (paper.Release is { } release && !whole.Posted && whole.Header.Text(release.Field) != release.Value)
            await http.BookAsync(Release(number, whole.Header.Text("@odata.etag")), permit, ct);
        return Booked(whole) is { Posted: true } done
            ? done
            : throw ErpFaultException.Waiting($"{document.Number} is written as {Clip.Of(number, 30)} and waits for the posting batch of Finance and Operations.", settings.Wait);
    }

    private BookedDocument Booked(State state) => new(
        NumberOf(state.Header),
        state.Missing.Count == 0 && (!paper.IsPosted || state.Posted),
        state.Missing.Count == 0 ? paper.Total?.Invoke(state.Lines) : null,
        state.Posted && paper.PostedNumber is { } shown ? state.Header.Text(shown) : null);

    private async Task<State?> StateAsync(ErpDocument document, CancellationToken ct)
    {
        var headers = (await http.AskAsync(Get(paper.Headers, paper.Filter(document)), ct)).Value();
        if (headers.Count == 0) return null;
        if (headers.Count > 1) throw ErpFaultException.Refused("found-twice", $"Finance and Operations has {document.Number} more than once. Delete what is too many, and redrive.");
        var header = headers[0];
        var lines = (await http.AskAsync(Get(paper.Lines, $"{paper.Link} eq {Literal(NumberOf(header))}"), ct)).Value();
        var missing = paper.LineBodies(document).ToList();
        foreach (var there in lines)
        {
            var same = missing.FindIndex(l => paper.Same.All(f => Equal(l, there, f)));
            if (same < 0) throw ErpFaultException.Refused("draft-differs", $"{document.Number} holds a line that is not ours. Delete the document and redrive.");
            missing.RemoveAt(same);
        }

        var posted = paper.IsPosted && header.Text("IsPosted") == "Yes";
        if (posted && missing.Count > 0)
            throw ErpFaultException.Refused("posted-incomplete", $"{document.Number} was posted before all its lines were there. Complete it by hand.");
        return new State(header, lines, missing, posted);
    }

    private async Task<Action<JsonObject>> ReferenceAsync(ErpDocument document, CancellationToken ct)
    {
        if (paper.ReturnOrder is null) return _ => { };
        var number = paper.ReturnOrder(document);
        if ((await http.AskAsync(Get("ReturnOrderHeadersV2", Papers.ByReference(number)), ct)).Value() is not [var order])
            throw ErpFaultException.Refused("return-order-missing", $"There is no one return order {number}. Redrive its event first.");
        return line =>
        {
            line["ReturnItemNumber"] = order.Text("RMANumber");
            line["TransactionReferenceNumber"] = order.Text("ReturnOrderNumber");
        };
    }

    private ErpRequest Create(ErpDocument document) => FinanceOperationsRequest.Post(paper.Headers, settings.Company, paper.Header(document));

    private ErpRequest Write(JsonObject line, string number)
    {
        var body = line.DeepClone().AsObject();
        body.Insert(0, paper.Link, paper.IsInteger && long.TryParse(number, CultureInfo.InvariantCulture, out var id) ? id : number);
        return FinanceOperationsRequest.Post(paper.Lines, settings.Company, body);
    }

    private ErpRequest Release(string number, string? etag) => FinanceOperationsRequest.Patch(
        $"{paper.Headers}(dataAreaId={OData.Literal(settings.Company)},{paper.Number}={Literal(number)})",
        new JsonObject { [paper.Release!.Value.Field] = paper.Release.Value.Value },
        etag);

    private ErpRequest Get(string set, string filter) => FinanceOperationsRequest.Get(set, settings.Company, filter);

    private string Literal(string number) => paper.IsInteger ? number : OData.Literal(number);

    private string NumberOf(JsonObject header)
    {
        var number = header.Text(paper.Number);
        return !string.IsNullOrEmpty(number) && (!paper.IsInteger || long.TryParse(number, CultureInfo.InvariantCulture, out _))
            ? number
            : throw ErpFaultException.Unknown("unexpected-answer", $"The answer names no {paper.Number}.");
    }

    private static JsonObject Entity(ErpAnswer answer) => answer.Body as JsonObject
        ?? throw ErpFaultException.Unknown("unexpected-answer", $"{(int)answer.Status} The answer shows no document.");

    private static bool Equal(JsonObject wanted, JsonObject there, string field) => wanted.Decimal(field) is { } number
        ? there.Decimal(field) == number
        : string.Equals(wanted.Text(field), there.Text(field), StringComparison.OrdinalIgnoreCase);

    private static ErpFaultException Gone(ErpDocument document) =>
        ErpFaultException.Unknown("not-visible", $"Finance and Operations does not show {document.Number}, which it just had.");

    private sealed record State(JsonObject Header, IReadOnlyList<JsonObject> Lines, IReadOnlyList<JsonObject> Missing, bool Posted);
}
