using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>Looks up, creates, checks and posts a <see cref="Postable"/>.</summary>
internal sealed class PostableBooking(ErpHttp http, CodeIds ids, Postable kind) : IBusinessCentralBooking
{
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document) => [kind.Create(document), kind.Post("{id}")];

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var found = (await http.AskAsync(kind.Find(document), ct)).Value();
        return found switch
        {
            [] => null,
            [var one] => kind.Read(document, one),
            _ => throw ErpFaultException.Refused("found-twice", $"Business Central has {document.Number} more than once. Delete the drafts among them, or correct what is posted, and redrive."),
        };
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        var draft = found ?? await CreateAsync(document, permit, ct);
        if (draft.Posted) return draft;
        BookingConnector.Check(document, draft);
        try
        {
            await http.BookAsync(kind.Post(draft.Id), permit, ct);
        }
        catch (ErpFaultException duplicate) when (duplicate.Category == BusinessCentralDialect.Duplicate)
        {
            if (await FindAsync(document, ct) is { Posted: true } there) return there;
            throw;
        }

        // Posting deletes the draft and its id; what was posted has another.
        return await FindAsync(document, ct) is { Posted: true } posted
            ? posted
            : throw ErpFaultException.Unknown("not-visible", $"Business Central posted {document.Number} and does not show it yet.");
    }

    private async Task<BookedDocument> CreateAsync(ErpDocument document, SendPermit permit, CancellationToken ct)
    {
        var request = kind.Create(document);
        await ids.FillAsync(request.Body!, ct);
        try
        {
            var answer = await http.BookAsync(request, permit, ct);
            return answer.Body is JsonObject created
                ? kind.Read(document, created)
                : throw ErpFaultException.Unknown("unexpected-answer", $"{(int)answer.Status} The answer shows no document.");
        }
        catch (ErpFaultException duplicate) when (duplicate.Category == BusinessCentralDialect.Duplicate)
        {
            if (await FindAsync(document, ct) is { } there) return there;
            throw;
        }
    }
}

/// <summary>How documents of one kind are booked.</summary>
internal interface IBusinessCentralBooking
{
    IReadOnlyList<ErpRequest> Preview(ErpDocument document);

    Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct);

    Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct);
}
