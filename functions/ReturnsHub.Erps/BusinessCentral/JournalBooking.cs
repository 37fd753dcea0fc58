using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Dynamics;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>
/// Entries of the general journal
/// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/resources/dynamics_journal). Posting posts a whole
/// batch, so each document has a batch of its own, which is removed once it is posted. Posted entries are found by their document number.
/// </summary>
internal sealed class JournalBooking(ErpHttp http, string company, BusinessCentralSettings settings) : IBusinessCentralBooking
{
    public IReadOnlyList<ErpRequest> Preview(ErpDocument document)
    {
        var entry = Ours(document);
        return [Create(entry), .. entry.Lines.Select(l => Write("{id}", entry, l)), Post("{id}"), Remove("{id}")];
    }

    public async Task<BookedDocument?> FindAsync(ErpDocument document, CancellationToken ct)
    {
        var number = Names.Document(document.Number);
        var posted = (await http.AskAsync(BusinessCentralRequest.Get($"{company}/generalLedgerEntries?$filter=documentNumber eq {OData.Literal(number)}&$top=1"), ct)).Value();
        if (posted is [var line, ..]) return new BookedDocument(BusinessCentralRequest.Id(line), true, Number: number);
        var batch = (await http.AskAsync(BusinessCentralRequest.Get($"{company}/journals?$filter=code eq {OData.Literal(Batch(document))}&$top=1"), ct)).Value();
        return batch is [var left, ..] ? new BookedDocument(BusinessCentralRequest.Id(left), false, Number: number) : null;
    }

    public async Task<BookedDocument> BookAsync(ErpDocument document, BookedDocument? found, SendPermit permit, CancellationToken ct)
    {
        var entry = Ours(document);
        var id = found?.Id ?? await CreateAsync(entry, permit, ct);
        foreach (var line in found is null ? entry.Lines : await MissingAsync(id, entry, ct)) await http.BookAsync(Write(id, entry, line), permit, ct);
        await http.BookAsync(Post(id), permit, ct);
        await http.BookAsync(Remove(id), permit, ct);
        return await FindAsync(document, ct) is { Posted: true } posted
            ? posted
            : throw ErpFaultException.Unknown("not-visible", $"Business Central posted {document.Number} and does not show it yet.");
    }

    private JournalDocument Ours(ErpDocument document)
    {
        var entry = (JournalDocument)document;
        // A line of the API has no currency: its amount is in the company's.
        return entry.Lines.FirstOrDefault(l => l.Debit.Currency != settings.Currency) is { } foreign
            ? throw ErpFaultException.Refused("currency", $"Journals are in {settings.Currency} here and {entry.Number} is in {foreign.Debit.Currency}. Book it by hand.")
            : entry;
    }

    private string Batch(ErpDocument document) => Names.Batch(settings.BatchPrefix, document.Number);

    private ErpRequest Create(JournalDocument entry) =>
        BusinessCentralRequest.Post($"{company}/journals", new JsonObject { ["code"] = Batch(entry), ["displayName"] = $"ReturnsHub {entry.Number}" });

    // Without an account type a line is on a G/L account.
    private ErpRequest Write(string id, JournalDocument entry, JournalDocumentLine line) => BusinessCentralRequest.Post(
        $"{company}/journals({id})/journalLines",
        new JsonObject
        {
            ["accountNumber"] = line.Account,
            ["postingDate"] = OData.Day(entry.Date),
            ["documentNumber"] = Names.Document(entry.Number),
            ["externalDocumentNumber"] = entry.Number,
            ["amount"] = Amount(line).Number(),
            ["description"] = Clip.Of($"{(entry.Test ? "TEST " : "")}{entry.Description}", 100),
            ["comment"] = Clip.Of(entry.Reverses is { } reversed ? $"Return {entry.ReturnId}, reverses {reversed}" : $"Return {entry.ReturnId}", 100),
        });

    private ErpRequest Post(string id) => BusinessCentralRequest.Post($"{company}/journals({id})/{BusinessCentralRequest.PostAction}");

    private ErpRequest Remove(string id) => BusinessCentralRequest.Delete($"{company}/journals({id})");

    private static Money Amount(JournalDocumentLine line) => line.Debit - line.Credit;

    private async Task<string> CreateAsync(JournalDocument entry, SendPermit permit, CancellationToken ct)
    {
        var answer = await http.BookAsync(Create(entry), permit, ct);
        return BusinessCentralRequest.Id(answer.Body as JsonObject ?? []);
    }

    // A batch left behind holds a part of our lines, and must hold nothing else before it is posted.
    private async Task<IReadOnlyList<JournalDocumentLine>> MissingAsync(string id, JournalDocument entry, CancellationToken ct)
    {
        var missing = entry.Lines.ToList();
        foreach (var there in (await http.AskAsync(BusinessCentralRequest.Get($"{company}/journals({id})/journalLines"), ct)).Value())
        {
            var same = missing.FindIndex(l => l.Account == there.Text("accountNumber") && Amount(l).Amount == there.Decimal("amount"));
            if (same < 0 || there.Text("documentNumber") != Names.Document(entry.Number))
                throw ErpFaultException.Refused("draft-differs", $"The journal batch {Batch(entry)} holds lines that are not of {entry.Number}. Remove the batch and redrive.");
            missing.RemoveAt(same);
        }

        return missing;
    }
}
