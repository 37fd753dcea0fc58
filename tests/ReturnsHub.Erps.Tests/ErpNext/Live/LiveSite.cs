using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>
/// A real ERPNext, spoken to with an administrator's key and not with the connector's code: sets up what the tests need, and is the judge of
/// what was booked. Tests are skipped where no site is named.
/// </summary>
internal sealed class LiveSite(Uri address, string key, string secret)
{
    public const string AddressVariable = "RETURNSHUB_ERPNEXT_URL";
    public const string KeyVariable = "RETURNSHUB_ERPNEXT_KEY";
    public const string SecretVariable = "RETURNSHUB_ERPNEXT_SECRET";

    private static readonly HttpClient Http = Bench.Client();

    public Uri Address { get; } = address;

    /// <summary>The site that the environment names; null where it names none.</summary>
    public static LiveSite? Named()
    {
        var (address, key, secret) = (Variable(AddressVariable), Variable(KeyVariable), Variable(SecretVariable));
        return address is null || key is null || secret is null ? null : new LiveSite(new Uri(address.EndsWith('/') ? address : address + "/"), key, secret);
    }

    /// <summary>Everything of a type that is as the filters say.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string type, JsonArray filters, params string[] fields)
    {
        var query = $"filters={Uri.EscapeDataString(filters.ToJsonString())}&fields={Uri.EscapeDataString(new JsonArray([.. fields.Select(f => JsonValue.Create(f))]).ToJsonString())}";
        return [.. (await SendAsync(HttpMethod.Get, $"{Resource(type)}?{query}&limit_page_length=0&order_by={Uri.EscapeDataString("creation asc")}"))!["data"]!.AsArray().OfType<JsonObject>()];
    }

    public Task<IReadOnlyList<JsonObject>> ListAsync(string type, string field, string value, params string[] fields) =>
        ListAsync(type, [new JsonArray(field, "=", value)], fields);

    public async Task<JsonObject> GetAsync(string type, string name) => (JsonObject)(await SendAsync(HttpMethod.Get, $"{Resource(type)}/{Uri.EscapeDataString(name)}"))!["data"]!;

    public async Task<JsonObject> CreateAsync(string type, JsonObject values) => (JsonObject)(await SendAsync(HttpMethod.Post, Resource(type), values))!["data"]!;

    /// <summary>Creates what is missing.</summary>
    public async Task EnsureAsync(string type, string name, JsonObject values)
    {
        if ((await ListAsync(type, "name", name, "name")).Count == 0) await CreateAsync(type, values);
    }

    public async Task<JsonObject> UpdateAsync(string type, string name, JsonObject values) =>
        (JsonObject)(await SendAsync(HttpMethod.Put, $"{Resource(type)}/{Uri.EscapeDataString(name)}", values))!["data"]!;

    public Task DeleteAsync(string type, string name) => SendAsync(HttpMethod.Delete, $"{Resource(type)}/{Uri.EscapeDataString(name)}");

    /// <summary>Calls a method of the server.</summary>
    public async Task<JsonNode?> CallAsync(string method, JsonObject arguments) => (await SendAsync(HttpMethod.Post, $"api/method/{method}", arguments))!["message"];

    private static string Resource(string type) => $"api/resource/{Uri.EscapeDataString(type)}";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("token", $"{key}:{secret}");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {(text.Length > 2000 ? text[^2000..] : text)}");
    }
}
