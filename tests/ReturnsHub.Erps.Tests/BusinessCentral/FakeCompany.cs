using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Tests.Booking.Fakes;

namespace ReturnsHub.Erps.Tests.BusinessCentral;

/// <summary>What the fake company knows and holds.</summary>
internal sealed class FakeCompany
{
    private readonly List<FakePaper> _papers = [];
    private readonly Dictionary<string, (string Id, List<JsonObject> Lines)> _batches = [];
    private readonly List<JsonObject> _entries = [];
    private int _number;

    /// <summary>Customers, and whether their prices hold tax.</summary>
    public Dictionary<string, bool> Customers { get; } = new() { ["C20000"] = true, ["C20049"] = true, ["C20033"] = true };

    public HashSet<string> Items { get; } = ["1896-S", "CUP-WHT", "JKT-BLUE-M", "TSH-WHITE-L", "BOK-ALPS", "ELX-LAMP", "CUP-TIN"];

    public HashSet<string> Vendors { get; } = ["V10000", "V10010", "V10020"];

    public HashSet<string> Accounts { get; } =
    [
        "2110", "2130", "2390", "5480", "5485", "5490", "6120", "6130", "6135", "6140", "6150", "6190", "6910", "7190", "7270", "7280", "7285", "7290",
    ];

    public Dictionary<string, string> Locations { get; } = new() { ["MAIN"] = "b7e40000-0000-0000-0000-000000000001", ["OUTLET"] = "b7e40000-0000-0000-0000-000000000002", ["INSPECT"] = "b7e40000-0000-0000-0000-000000000003" };

    public Dictionary<string, string> Reasons { get; } = new()
    {
        ["DEFECT"] = "0a1d0000-0000-0000-0000-000000000001",
        ["DAMAGE"] = "0a1d0000-0000-0000-0000-000000000002",
        ["SIZE"] = "0a1d0000-0000-0000-0000-000000000003",
    };

    public Dictionary<string, decimal> Taxes { get; } = new() { ["VAT19"] = 0.19m, ["VAT7"] = 0.07m, ["VAT20"] = 0.20m, ["NYTAX"] = 0.08875m, ["ZERO"] = 0m };

    public DateOnly OpenFrom { get; set; } = new(2026, 1, 1);

    /// <summary>Journal batches that exist: none is to be left behind.</summary>
    public IReadOnlyCollection<string> Batches => _batches.Keys;

    public IReadOnlyList<FakePaper> Papers => _papers;

    public IReadOnlyList<JsonObject> Entries => _entries;

    public IReadOnlyList<FakeBooking> Booked =>
    [
        .. _papers.Select(p => new FakeBooking(p.Kind, p.Number, p.Posted, p.Total)),
        .. _entries.GroupBy(e => e["externalDocumentNumber"]!.GetValue<string>()).Select(g => new FakeBooking(DocumentKind.Journal, g.Key, true, null)),
        .. _batches.Values.SelectMany(b => b.Lines.Select(l => l["externalDocumentNumber"]!.GetValue<string>()).Distinct()).Select(n => new FakeBooking(DocumentKind.Journal, n, false, null)),
    ];

    /// <summary>Puts a draft there, as a crash between create and post leaves it.</summary>
    public void LeaveDraft(string set, JsonObject body) => Create(set, body);

    /// <summary>Puts a line into a batch that a person or a crash left there.</summary>
    public void LeaveLine(string batch, JsonObject line)
    {
        if (!_batches.TryGetValue(batch, out var there)) _batches[batch] = there = (Id(), []);
        there.Lines.Add(line);
    }

    /// <summary>What a person does in the company behind the hub's back: puts something, or nothing, in the place of a document.</summary>
    public void Replace(string number, Func<FakePaper, IEnumerable<FakePaper>> by)
    {
        var paper = _papers.Single(p => p.Number == number);
        _papers.Remove(paper);
        _papers.AddRange(by(paper));
    }

    /// <summary>Takes a journal's entries away.</summary>
    public int RemoveEntries(string number) => _entries.RemoveAll(e => Text(e, "externalDocumentNumber") == number);

    public FakeAnswer Answer(FakeRequest request, string set, string id, string rest, IReadOnlyDictionary<string, string> filter) => (request.Method, set, rest) switch
    {
        ("GET", "locations", "") => Codes(Locations, filter),
        ("GET", "customerReturnReasons", "") => Codes(Reasons, filter),
        ("GET", "generalLedgerEntries", "") => Rows(_entries.Where(e => Text(e, "documentNumber") == filter["documentNumber"])),
        ("GET", "journals", "") => Rows(_batches.Where(b => b.Key == filter["code"]).Select(b => new JsonObject { ["id"] = b.Value.Id, ["code"] = b.Key })),
        ("POST", "journals", "") => Batch(request.Body!.AsObject()),
        ("GET", "journals", "journalLines") => Rows(Lines(id)),
        ("POST", "journals", "journalLines") => Line(id, request.Body!.AsObject()),
        ("POST", "journals", "Microsoft.NAV.post") => PostBatch(id),
        ("DELETE", "journals", "") => Remove(id, request),
        ("GET", _, "") => Rows(_papers.Where(p => p.Set == set && filter.All(f => Text(p.Body, f.Key) == f.Value)).Select(p => p.Shown)),
        ("POST", _, "") => new FakeAnswer(201, Create(set, request.Body!.AsObject()).Shown),
        ("POST", _, "Microsoft.NAV.post" or "Microsoft.NAV.release") => Post(set, id),
        _ => throw new FakeErrorException("BadRequest_MethodNotAllowed", $"'{request.Method}' requests for '{set}' are not allowed.", 405),
    };

    private FakePaper Create(string set, JsonObject body)
    {
        var paper = FakePaper.Of(set, body, this, Id(), $"D-{++_number}");
        if (paper.Key is { } key && _papers.Exists(p => p.Key == key)) throw new FakeErrorException("Internal_EntityWithSameKeyExists", $"The record already exists. Identification fields and values: ReturnsHub Key='{key}'");
        _papers.Add(paper);
        return paper;
    }

    private FakeAnswer Post(string set, string id)
    {
        var draft = _papers.Find(p => p.Set == set && p.Id == id && !p.Posted) ?? throw new FakeErrorException("BadRequest_ResourceNotFound", "The draft cannot be found.", 404);
        Open(draft.Date);
        if (draft.Kind == DocumentKind.VendorClaim && _papers.Exists(p => p.Posted && p.Kind == draft.Kind && p.Number == draft.Number))
            throw new FakeErrorException("Application_DialogException", $"Purchase Credit Memo {draft.Number} already exists for this vendor.");
        _papers[_papers.IndexOf(draft)] = draft with { Id = draft.Key is null ? Id() : draft.Id, Posted = true, Shows = $"P-{++_number}" };
        return new FakeAnswer(204);
    }

    private FakeAnswer Batch(JsonObject body)
    {
        var code = Text(body, "code")!;
        if (code.Length > 10) throw new FakeErrorException("Application_StringExceededLength", $"The length of the string is {code.Length}, but it must be less than or equal to 10 characters.");
        if (_batches.ContainsKey(code)) throw new FakeErrorException("Internal_EntityWithSameKeyExists", "The Gen. Journal Batch already exists.");
        _batches[code] = (Id(), []);
        return new FakeAnswer(201, new JsonObject { ["id"] = _batches[code].Id, ["code"] = code });
    }

    private FakeAnswer Line(string id, JsonObject body)
    {
        var lines = Lines(id);
        if (Text(body, "documentNumber")!.Length > 20) throw new FakeErrorException("Application_StringExceededLength", "The length of the string must be less than or equal to 20 characters.");
        if (!Accounts.Contains(Text(body, "accountNumber")!)) throw new FakeErrorException("Application_DialogException", "The account values do not match to a specific Account.");
        lines.Add(body.DeepClone().AsObject());
        return new FakeAnswer(201, body.DeepClone());
    }

    private FakeAnswer PostBatch(string id)
    {
        var lines = Lines(id);
        if (lines.Count == 0) throw new FakeErrorException("Application_DialogException", "There is nothing to post.");
        foreach (var line in lines) Open(DateOnly.Parse(Text(line, "postingDate")!, CultureInfo.InvariantCulture));
        if (lines.Sum(l => l["amount"]!.GetValue<decimal>()) != 0) throw new FakeErrorException("Application_DialogException", "The journal is out of balance.");
        _entries.AddRange(lines.Select(l =>
        {
            var entry = l.DeepClone().AsObject();
            entry["id"] = Id();
            return entry;
        }));
        lines.Clear();
        return new FakeAnswer(204);
    }

    private FakeAnswer Remove(string id, FakeRequest request)
    {
        if (!request.Headers.ContainsKey("If-Match")) throw new FakeErrorException("BadRequest_InvalidToken", "Could not validate the client concurrency token required by the service.");
        Lines(id);
        _batches.Remove(_batches.First(b => b.Value.Id == id).Key);
        return new FakeAnswer(204);
    }

    private List<JsonObject> Lines(string id) =>
        _batches.Values.FirstOrDefault(b => b.Id == id).Lines ?? throw new FakeErrorException("BadRequest_ResourceNotFound", "The General Journal Batch cannot be found.", 404);

    private void Open(DateOnly date)
    {
        if (date < OpenFrom) throw new FakeErrorException("Application_FieldValidationException", "Posting Date is not within your range of allowed posting dates in Sales Header Document Type='Credit Memo'.");
    }

    private static string? Text(JsonObject entity, string name) => entity[name]?.GetValue<string>();

    private static FakeAnswer Codes(Dictionary<string, string> codes, IReadOnlyDictionary<string, string> filter) =>
        Rows(codes.Where(c => c.Key == filter["code"]).Select(c => new JsonObject { ["id"] = c.Value, ["code"] = c.Key }));

    private static FakeAnswer Rows(IEnumerable<JsonObject> rows) => new(200, new JsonObject { ["value"] = new JsonArray([.. rows.Select(r => r.DeepClone())]) });

    private string Id() => new Guid(++_number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]).ToString("D");
}
