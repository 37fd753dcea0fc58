using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>What stands in Tryton, read by a user of its own and not with the connector's code: the judge of what was booked.</summary>
internal sealed class TrytonBooks : ILedger
{
    private readonly HttpClient _http;
    private readonly Uri _database;
    private readonly string _session;

    private TrytonBooks(HttpClient http, Uri database, string session)
    {
        _http = http;
        _database = database;
        _session = session;
    }

    /// <summary>The company that calls are made in, once there is one.</summary>
    public JsonObject Context { get; } = new() { ["language"] = "en" };

    public static async Task<TrytonBooks> SignInAsync(HttpClient http, Uri database, string user, string password)
    {
        var session = await SendAsync(http, database, null, "common.db.login", user, new JsonObject { ["password"] = password });
        var key = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{session![0]}:{session[1]}"));
        var books = new TrytonBooks(http, database, key);
        if ((await books.CallAsync("model.res.user.get_preferences", true))!["company"] is { } company) books.Context["company"] = company.DeepClone();
        return books;
    }

    /// <summary>Ends somebody's session, as Tryton does with one that is too old.</summary>
    public static async Task LogOutAsync(Uri database, string authorization)
    {
        using var http = new HttpClient();
        await SendAsync(http, database, authorization["Session ".Length..], "common.db.logout");
    }

    public static StringContent Content(string method, params JsonNode?[] parameters) => new(
        new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = new JsonArray(parameters) }.ToJsonString(), Encoding.UTF8, "application/json");

    public static JsonObject Number(decimal value) => new() { ["__class__"] = "Decimal", ["decimal"] = value.ToString(CultureInfo.InvariantCulture) };

    public static JsonObject Day(DateOnly day) => new() { ["__class__"] = "date", ["year"] = day.Year, ["month"] = day.Month, ["day"] = day.Day };

    public static decimal Number(JsonNode? value) => decimal.Parse(value!["decimal"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    public Task<JsonNode?> CallAsync(string method, params JsonNode?[] parameters) =>
        SendAsync(_http, _database, _session, method, [.. parameters, Context.DeepClone()]);

    public async Task<int> CreateAsync(string model, JsonObject values) =>
        (await CallAsync($"model.{model}.create", new JsonArray(values)))![0]!.GetValue<int>();

    public async Task<IReadOnlyList<JsonObject>> SearchAsync(string model, JsonArray domain, params string[] fields) =>
    [
        .. ((JsonArray)(await CallAsync($"model.{model}.search_read", domain, 0, null, new JsonArray(new JsonArray("id", "ASC")), new JsonArray([.. fields])))!).OfType<JsonObject>(),
    ];

    public Task<IReadOnlyList<JsonObject>> SearchAsync(string model, string field, string value, params string[] fields) =>
        SearchAsync(model, [new JsonArray(field, "=", value)], fields);

    public async Task<IReadOnlyList<Invoice>> InvoicesAsync(string number)
    {
        var invoices = new List<Invoice>();
        foreach (var i in await SearchAsync("account.invoice", "reference", number, "type", "state", "number", "untaxed_amount", "tax_amount", "total_amount", "description", "comment", "party.code", "currency.code", "amount_to_pay", "payment_lines"))
        {
            JsonArray its = [new JsonArray("invoice", "=", i["id"]!.GetValue<int>())];
            var lines = await SearchAsync("account.invoice.line", its, "product.code", "account.code", "quantity", "unit_price", "amount", "description", "note");
            var taxes = await SearchAsync("account.invoice.tax", (JsonArray)its.DeepClone(), "tax.name", "base", "amount");
            invoices.Add(new Invoice(
                Text(i, "type")!, Text(i, "state")!, Text(i, "number"), Number(i["untaxed_amount"]), Number(i["tax_amount"]), Number(i["total_amount"]),
                Text(i, "party.", "code")!, Text(i, "currency.", "code")!, Text(i, "comment"), Number(i["amount_to_pay"]),
                [.. lines.Select(l => new InvoiceLine(Text(l, "product.", "code"), Text(l, "account.", "code")!, l["quantity"]!.GetValue<decimal>(), Number(l["unit_price"]), Number(l["amount"]), Text(l, "note")))],
                [.. taxes.Select(t => new InvoiceTax(Text(t, "tax.", "name")!, Number(t["base"]), Number(t["amount"])))]));
        }

        return invoices;
    }

    public async Task<IReadOnlyList<StockMove>> MovesAsync(string number)
    {
        var moves = new List<StockMove>();
        foreach (var model in new[] { "stock.shipment.out.return", "stock.shipment.internal" })
        {
            // A sandbox's documents say so before their number: a shipment has no other text.
            foreach (var shipment in await SearchAsync(model, [new JsonArray("reference", "in", new JsonArray(number, $"TEST {number}"))], "state"))
            {
                foreach (var m in await SearchAsync("stock.move", "shipment", $"{model},{shipment["id"]}", "state", "quantity", "product.code", "from_location.code", "to_location.code", "effective_date"))
                    moves.Add(new StockMove(Text(shipment, "state")!, Text(m, "state")!, Text(m, "product.", "code")!, m["quantity"]!.GetValue<decimal>(), Text(m, "from_location.", "code")!, Text(m, "to_location.", "code")!));
            }
        }

        return moves;
    }

    public async Task<IReadOnlyList<Entry>> EntriesAsync(string number)
    {
        var entries = new List<Entry>();
        foreach (var e in await SearchAsync("account.move", "description", number, "state", "post_number", "journal.code"))
        {
            var lines = await SearchAsync("account.move.line", [new JsonArray("move", "=", e["id"]!.GetValue<int>())], "account.code", "debit", "credit", "description");
            entries.Add(new Entry(Text(e, "state")!, Text(e, "journal.", "code")!, [.. lines.Select(l => new EntryLine(Text(l, "account.", "code")!, Number(l["debit"]), Number(l["credit"]), Text(l, "description")))]));
        }

        return entries;
    }

    public async Task<decimal> UnitsAsync(string product, string place)
    {
        JsonArray of = [new JsonArray("state", "=", "done"), new JsonArray("product.code", "=", product)];
        var moves = await SearchAsync("stock.move", of, "quantity", "from_location.code", "to_location.code");
        return moves.Sum(m => m["quantity"]!.GetValue<decimal>() * ((Text(m, "to_location.", "code") == place ? 1 : 0) - (Text(m, "from_location.", "code") == place ? 1 : 0)));
    }

    private static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path) node = (node as JsonObject)?[name];
        return (node as JsonValue)?.GetValue<string>();
    }

    private static async Task<JsonNode?> SendAsync(HttpClient http, Uri database, string? session, string method, params JsonNode?[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, database);
        request.Content = Content(method, parameters);
        if (session is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Session {session}");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var body = response.IsSuccessStatusCode ? JsonNode.Parse(text) : null;
        return body is JsonObject answer && answer["error"] is null
            ? answer["result"]?.DeepClone()
            : throw new InvalidOperationException($"{method}: {(int)response.StatusCode} {(text.Length > 600 ? text[..600] : text)}");
    }
}
