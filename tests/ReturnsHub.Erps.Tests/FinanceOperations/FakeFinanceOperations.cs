using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.FinanceOperations;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.BusinessCentral;
using ReturnsHub.Erps.Tests.Dynamics;

namespace ReturnsHub.Erps.Tests.FinanceOperations;

/// <summary>
/// One environment of Finance and Operations: data entities without deep insert, numbers given by the ERP, validation with an infolog, and
/// posting by batch jobs that run when <see cref="RunBatches"/> is called.
/// </summary>
internal sealed partial class FakeFinanceOperations : FakeErp
{
    private static readonly Dictionary<string, (string Number, string Link, string Lines, DocumentKind Kind, string Key)> Sets = new()
    {
        ["ReturnOrderHeadersV2"] = ("ReturnOrderNumber", "ReturnOrderNumber", "ReturnOrderLinesV2", DocumentKind.ReturnOrder, "CustomersOrderReference"),
        ["ItemArrivalJournalHeadersV2"] = ("JournalNumber", "JournalNumber", "ItemArrivalJournalLinesV2", DocumentKind.Receipt, "JournalDescription"),
        ["FreeTextInvoiceHeaders"] = ("InvoiceIdentifier", "ParentRecId", "FreeTextInvoiceLines", DocumentKind.CreditMemo, "CustomerReference"),
        ["LedgerJournalHeaders"] = ("JournalBatchNumber", "JournalBatchNumber", "LedgerJournalLines", DocumentKind.Journal, "Description"),
    };

    private readonly List<(string Set, JsonObject Row)> _rows = [];
    private FakeEntra? _entra;
    private int _number = 1000;

    public override ErpRegistration Registration => FinanceOperationsSystem.Registration;

    public override IReadOnlyList<string> Secrets => [FakeEntra.Secret];

    public override string Profile
    {
        get
        {
            var profile = JsonNode.Parse(SampleProfile.Text("FinanceOperations"), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
            profile["settings"]!["loginHost"] = new Uri(Address, "/login").AbsoluteUri;
            Settle(profile);
            return profile.ToJsonString();
        }
    }

    public Action<JsonObject> Settle { get; set; } = _ => { };

    public HashSet<string> Items { get; } = ["7741", "CUP-WHT", "JKT-BLUE-M", "TSH-WHITE-L", "BOK-ALPS", "ELX-LAMP", "CUP-TIN"];

    public HashSet<string> Customers { get; } = ["WEB-EU", "WEB-DE"];

    public HashSet<string> Accounts { get; } =
    [
        "131500-", "140200-", "140300-", "200400-", "200410-", "250700-", "401100-WEB", "403200-WEB", "403300-WEB", "403400-WEB", "403900-WEB",
        "420100-WEB", "510100-WEB", "510310-WEB", "510320-WEB", "510400-WEB", "510410-WEB", "606300-WEB",
    ];

    /// <summary>Whether the posting batches run after every request.</summary>
    public bool PostsByItself { get; set; }

    public FakeEntra Entra => _entra ??= new FakeEntra(Time, Address.GetLeftPart(UriPartial.Authority) + "/.default");

    /// <summary>Answers an error before anything else happens, once per entry.</summary>
    public Queue<(Func<FakeRequest, bool> Match, FakeAnswer Answer)> Errors { get; } = [];

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. _rows.Where(r => Sets.ContainsKey(r.Set)).Select(r =>
        {
            var set = Sets[r.Set];
            var lines = Lines(r.Set, r.Row).ToArray();
            decimal? total = set.Kind == DocumentKind.CreditMemo ? -lines.Sum(l => l["TransactionCurrencyAmount"]!.GetValue<decimal>()) : null;
            return new FakeBooking(set.Kind, Text(r.Row, set.Key), set.Kind == DocumentKind.ReturnOrder ? lines.Length > 0 : Text(r.Row, "IsPosted") == "Yes", total);
        }),
    ];

    public IReadOnlyList<JsonObject> Rows(string set) => [.. _rows.Where(r => r.Set == set).Select(r => r.Row)];

    /// <summary>The posting batches of the customer run: journals that balance, arrivals, and free text invoices that are ready.</summary>
    public void RunBatches()
    {
        foreach (var (set, row) in _rows.Where(r => Sets.ContainsKey(r.Set)))
        {
            var lines = Lines(set, row).ToArray();
            var ready = Sets[set].Kind switch
            {
                DocumentKind.CreditMemo => Text(row, "CustomerRequisition") == "READY",
                DocumentKind.Journal => lines.Length > 0 && lines.Sum(l => l["DebitAmount"]!.GetValue<decimal>() - l["CreditAmount"]!.GetValue<decimal>()) == 0,
                DocumentKind.Receipt => lines.Length > 0,
                _ => false,
            };
            if (!ready) continue;
            row["IsPosted"] = "Yes";
            if (set == "FreeTextInvoiceHeaders") row["FreeTextNumber"] ??= $"FTI-{++_number}";
        }
    }

    public static FakeAnswer Error(int status, string infolog, string entity = "Entity") => new(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = "",
            ["message"] = "An error has occurred.",
            ["innererror"] = new JsonObject { ["message"] = $"Write failed for table row of type '{entity}'. Infolog: {infolog}", ["type"] = "Microsoft.Dynamics.Platform.Integration.Services.OData.ODataWriteException" },
        },
    });

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (Entra.Takes(request)) return Entra.Answer(request);
        if (!Entra.Knows(request)) return new FakeAnswer(401);
        if (Errors.TryPeek(out var next) && next.Match(request))
        {
            Errors.Dequeue();
            return next.Answer;
        }

        var set = request.Path["/data/".Length..];
        var query = Uri.UnescapeDataString(request.Query);
        var answer = request.Method switch
        {
            "GET" when query.Contains("cross-company=true", StringComparison.Ordinal) => Found(set, query),
            "POST" => Insert(set, request.Body!.AsObject()),
            "PATCH" => Change(set, request),
            _ => new FakeAnswer(405),
        };
        if (PostsByItself) RunBatches();
        return answer;
    }

    private FakeAnswer Found(string set, string query)
    {
        var wanted = Equality().Matches(query[(query.IndexOf("$filter=", StringComparison.Ordinal) + 8)..])
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["text"].Success ? m.Groups["text"].Value : m.Groups["number"].Value);
        return new FakeAnswer(200, new JsonObject
        {
            ["value"] = new JsonArray([.. Rows(set).Where(r => wanted.All(w => Text(r, w.Key) == w.Value)).Select(r => r.DeepClone())]),
        });
    }

    private FakeAnswer Insert(string set, JsonObject body)
    {
        if (Fault(body) is { } infolog) return Error(400, infolog, set);
        var row = body.DeepClone().AsObject();
        if (Sets.TryGetValue(set, out var header))
        {
            row[header.Number] = set == "FreeTextInvoiceHeaders" ? 5637144576L + ++_number : $"N-{++_number}";
            if (set == "ReturnOrderHeadersV2") row["RMANumber"] = $"RMA-{_number}";
            else row["IsPosted"] = "No";
        }
        else if (Sets.FirstOrDefault(s => s.Value.Lines == set) is { Key: { } parent } && !Rows(parent).Any(h => Text(h, Sets[parent].Number) == Text(row, Sets[parent].Link)))
        {
            return Error(400, "Warning: The header does not exist.", set);
        }

        row["@odata.etag"] = $"W/\"{++_number}\"";
        _rows.Add((set, row));
        return new FakeAnswer(201, row.DeepClone());
    }

    private FakeAnswer Change(string path, FakeRequest request)
    {
        var row = Rows("FreeTextInvoiceHeaders").FirstOrDefault(r => path == $"FreeTextInvoiceHeaders(dataAreaId='nweu',InvoiceIdentifier={Text(r, "InvoiceIdentifier")})");
        if (row is null) return new FakeAnswer(404);
        if (request.Headers.GetValueOrDefault("If-Match") != Text(row, "@odata.etag")) return new FakeAnswer(412);
        foreach (var (name, value) in request.Body!.AsObject()) row[name] = value!.DeepClone();
        row["@odata.etag"] = $"W/\"{++_number}\"";
        return new FakeAnswer(204);
    }

    private string? Fault(JsonObject body)
    {
        string? Unknown(string field, HashSet<string> known, string what, string table) => body[field] is { } value && !known.Contains(value.GetValue<string>())
            ? $"Warning: The value '{value.GetValue<string>()}' in field '{what}' is not found in the related table '{table}'."
            : null;
        return Unknown("ItemNumber", Items, "Item number", "Items")
            ?? Unknown("CustomerAccount", Customers, "Customer account", "Customers")
            ?? Unknown("CustomerAccountNumber", Customers, "Customer account", "Customers")
            ?? Unknown("MainAccountDisplayValue", Accounts, "Main account", "Main accounts")
            ?? Unknown("AccountDisplayValue", Accounts, "Main account", "Main accounts")
            ?? Unknown("SalesTaxItemGroupId", ["FULL", "RED", "NY", "EXEMPT"], "Item sales tax group", "Item sales tax group");
    }

    private IEnumerable<JsonObject> Lines(string set, JsonObject header) => Rows(Sets[set].Lines).Where(l => Text(l, Sets[set].Link) == Text(header, Sets[set].Number));

    /// <summary>An arrival journal's one text is our number, and says that it is a test.</summary>
    public override string NumberOf(ErpDocument document) => document is ReceiptDocument { Test: true } ? $"TEST {document.Number}" : document.Number;

    private static string Text(JsonObject row, string name) => row[name] is JsonValue value ? Convert.ToString(value.ToString(), CultureInfo.InvariantCulture)! : "";

    [GeneratedRegex(@"(?<name>\w+) eq ('(?<text>[^']*)'|(?<number>\d+))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Equality();
}
