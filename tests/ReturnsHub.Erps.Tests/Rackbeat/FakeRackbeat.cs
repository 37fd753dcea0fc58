using System.Globalization;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Rackbeat;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Erps.Tests.BusinessCentral;

namespace ReturnsHub.Erps.Tests.Rackbeat;

/// <summary>A Rackbeat account: pages of two with 206, a compulsory user agent, 422 by field, no memory of repeats.</summary>
internal sealed class FakeRackbeat : FakeErp
{
    private const string Key = "rb-key-1";
    private const int PageSize = 2;

    private readonly List<(string Set, JsonObject Row)> _rows = [];

    public override ErpRegistration Registration => RackbeatSystem.Registration;

    public override IReadOnlyList<string> Secrets => [Key];

    public override string Profile => SampleProfile.Text("Rackbeat");

    public HashSet<string> Items { get; } = ["7741", "CUP-WHT", "JKT-BLUE-M", "TSH-WHITE-L", "BOK-ALPS", "ELX-LAMP", "CUP-TIN"];

    /// <summary>Whether adjustments are booked as soon as they are written.</summary>
    public bool BooksAtOnce { get; set; }

    /// <summary>Whether lists leave reasons out.</summary>
    public bool HidesReasons { get; set; }

    public Queue<(Func<FakeRequest, bool> Match, FakeAnswer Answer)> Errors { get; } = [];

    public IReadOnlyList<JsonObject> Rows => [.. _rows.Select(r => r.Row)];

    public override IReadOnlyList<FakeBooking> Booked =>
    [
        .. _rows.Where(r => Text(r.Row, "reason").Contains("SM-", StringComparison.Ordinal))
            .Select(r => new FakeBooking(DocumentKind.StockMove, Array.Find(Text(r.Row, "reason").Split(' '), w => w.StartsWith("SM-", StringComparison.Ordinal))!, r.Row["is_booked"]!.GetValue<bool>(), null)),
    ];

    protected override string BasePath => "/api/";

    public void Leave(string set, string reason, bool booked = true) =>
        _rows.Add((set, new JsonObject { ["id"] = _rows.Count + 1, ["reason"] = reason, ["is_booked"] = booked }));

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (request.Headers.GetValueOrDefault("Authorization") != $"Bearer {Key}") return new FakeAnswer(401, new JsonObject { ["message"] = "Unauthenticated." });
        if (string.IsNullOrEmpty(request.Headers.GetValueOrDefault("User-Agent"))) return new FakeAnswer(400, new JsonObject { ["message"] = "A User-Agent is required." });
        if (Errors.TryPeek(out var next) && next.Match(request))
        {
            Errors.Dequeue();
            return next.Answer;
        }

        var path = request.Path["/api/".Length..];
        var set = path.StartsWith("inventory/internal-movements", StringComparison.Ordinal) ? "inventory/internal-movements" : "inventory-adjustments";
        return request.Method switch
        {
            "GET" when path == set => List(set, request.Query),
            "POST" when path == set => Create(set, request.Body!.AsObject()),
            "POST" when path.EndsWith("/book", StringComparison.Ordinal) => Book(set, path.Split('/')[^2]),
            _ => new FakeAnswer(404, new JsonObject { ["message"] = "Not found." }),
        };
    }

    private FakeAnswer List(string set, string query)
    {
        var page = int.Parse(query.Split('&').Single(p => p.StartsWith("page=", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);
        var rows = _rows.Where(r => r.Set == set).Select(r => r.Row).ToArray();
        var pages = Math.Max(1, (rows.Length + PageSize - 1) / PageSize);
        return new FakeAnswer(pages > 1 ? 206 : 200, new JsonObject
        {
            [set.Split('/')[^1].Replace('-', '_')] = new JsonArray([.. rows.Skip((page - 1) * PageSize).Take(PageSize).Select(Shown)]),
            ["pages"] = pages,
        });
    }

    private JsonNode Shown(JsonObject row)
    {
        var shown = row.DeepClone().AsObject();
        if (HidesReasons) shown.Remove("reason");
        return shown;
    }

    private FakeAnswer Create(string set, JsonObject body)
    {
        if (!Items.Contains(body["lines"]![0]!["item_number"]!.GetValue<string>()))
            return Invalid("lines.0.item_number", "The selected item is invalid.");
        var row = body.DeepClone().AsObject();
        row["id"] = _rows.Count + 1;
        row["is_booked"] = BooksAtOnce && set == "inventory-adjustments";
        _rows.Add((set, row));
        return new FakeAnswer(201, new JsonObject { [set == "inventory-adjustments" ? "inventory_adjustment" : "internal_movement"] = row.DeepClone() });
    }

    private FakeAnswer Book(string set, string id)
    {
        var row = _rows.FirstOrDefault(r => r.Set == set && r.Row["id"]!.ToString() == id).Row;
        if (row is null) return new FakeAnswer(404, new JsonObject { ["message"] = "Not found." });
        if (row["is_booked"]!.GetValue<bool>()) return new FakeAnswer(400, new JsonObject { ["message"] = "The movement is already booked." });
        row["is_booked"] = true;
        return new FakeAnswer(200, new JsonObject { ["internal_movement"] = row.DeepClone() });
    }

    public static FakeAnswer Invalid(string field, string why, int status = 422) => new(status, new JsonObject
    {
        ["message"] = "The given data was invalid.",
        ["errors"] = new JsonObject { [field] = new JsonArray(why) },
    });

    private static string Text(JsonObject row, string name) => row[name]?.GetValue<string>() ?? "";
}
