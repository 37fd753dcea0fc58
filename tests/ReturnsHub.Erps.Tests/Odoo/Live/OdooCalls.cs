using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Calls a real Odoo with somebody's key, and not with the connector's code: sets up what tests need and judges what was booked.</summary>
internal sealed class OdooCalls(HttpClient http, Uri address, string? database, string key)
{
    /// <summary>What every call says besides its arguments: the language, and the company once there is one.</summary>
    public JsonObject Context { get; } = new() { ["lang"] = "en_US" };

    public async Task<JsonNode?> CallAsync(string model, string method, JsonObject arguments)
    {
        arguments["context"] ??= Context.DeepClone();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"json/2/{model}/{method}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("bearer", key);
        if (database is not null) request.Headers.TryAddWithoutValidation("X-Odoo-Database", database);
        request.Content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{model}.{method}: {(int)response.StatusCode} {(text.Length > 600 ? text[..600] : text)}");
    }

    /// <summary>Calls a method on one record.</summary>
    public Task<JsonNode?> CallAsync(string model, string method, int id) => CallAsync(model, method, new JsonObject { ["ids"] = new JsonArray(id) });

    public async Task<int> CreateAsync(string model, JsonObject values) =>
        (await CallAsync(model, "create", new JsonObject { ["vals_list"] = new JsonArray(values) }))![0]!.GetValue<int>();

    public Task WriteAsync(string model, int id, JsonObject values) =>
        CallAsync(model, "write", new JsonObject { ["ids"] = new JsonArray(id), ["vals"] = values });

    public async Task<IReadOnlyList<JsonObject>> SearchAsync(string model, JsonArray domain, params string[] fields) =>
    [
        .. (await CallAsync(model, "search_read", new JsonObject { ["domain"] = domain, ["fields"] = new JsonArray([.. fields]), ["order"] = "id" }))!.AsArray().OfType<JsonObject>(),
    ];

    /// <summary>The id of the one record that fits; null for none.</summary>
    public async Task<int?> FindAsync(string model, params JsonArray[] domain) =>
        (await SearchAsync(model, new JsonArray([.. domain]), "id")) is [var found, ..] ? found["id"]!.GetValue<int>() : null;

    /// <summary>The id of the record with these values, created where there is none.</summary>
    public async Task<int> HaveAsync(string model, string field, string value, JsonObject values)
    {
        if (await FindAsync(model, Is(field, value)) is { } id) return id;
        values[field] = value;
        return await CreateAsync(model, values);
    }

    /// <summary>A record that an app brings, by its name there.</summary>
    public async Task<int> RefAsync(string module, string name) =>
        (await SearchAsync("ir.model.data", [Is("module", module), Is("name", name)], "res_id"))[0]["res_id"]!.GetValue<int>();

    public static JsonArray Is(string field, JsonNode? value) => [field, "=", value];

    /// <summary>The command that sets a list of records.</summary>
    public static JsonArray Set(params int[] ids) => [new JsonArray(6, 0, new JsonArray([.. ids.Select(i => JsonValue.Create(i))]))];
}
