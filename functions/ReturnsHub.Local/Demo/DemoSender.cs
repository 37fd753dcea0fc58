using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Signatures;

namespace ReturnsHub.Local.Demo;

/// <summary>Plays the reporting systems: signs like them and sends over HTTP, and keeps count of what was sent and answered.</summary>
internal sealed class DemoSender(HttpClient http, DemoShop shop, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(string What, EvidenceHash Evidence)> _accepted = [];

    /// <summary>How often each source got each answer: <c>shopify 202</c>.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>Every message the hub answered with 2xx.</summary>
    public IReadOnlyCollection<(string What, EvidenceHash Evidence)> Accepted => _accepted;

    public int Sent => _answers.Values.Sum();

    public Task<HttpStatusCode> ShopifyAsync(string topic, object body, string eventId, DateTimeOffset at, string? secret = null) =>
        ShopifyRawAsync(topic, JsonSerializer.SerializeToUtf8Bytes(body), eventId, at, secret);

    public Task<HttpStatusCode> ShopifyRawAsync(string topic, byte[] raw, string eventId, DateTimeOffset at, string? secret = null)
    {
        var request = Post(DemoShop.ShopConnection, raw);
        request.Headers.Add("X-Shopify-Topic", topic);
        request.Headers.Add("X-Shopify-Shop-Domain", DemoShop.ShopDomain);
        request.Headers.Add("X-Shopify-API-Version", "2026-04");
        request.Headers.Add("X-Shopify-Webhook-Id", eventId);
        request.Headers.Add("X-Shopify-Event-Id", eventId);
        request.Headers.Add("X-Shopify-Triggered-At", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'77Z'", System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("X-Shopify-Hmac-SHA256", Convert.ToBase64String(Hmac(secret ?? shop.ShopSecret, raw)));
        return SendAsync("shopify", topic, request, raw);
    }

    public Task<HttpStatusCode> EasyPostAsync(object body, string what)
    {
        var raw = JsonSerializer.SerializeToUtf8Bytes(body);
        var request = Post(DemoShop.CarrierConnection, raw);
        request.Headers.Add("X-Hmac-Signature", "hmac-sha256-hex=" + Convert.ToHexStringLower(Hmac(shop.CarrierSecret.Normalize(NormalizationForm.FormKD), raw)));
        return SendAsync("easypost", what, request, raw);
    }

    public Task<HttpStatusCode> WarehouseAsync(object body, string id, string what)
    {
        var raw = JsonSerializer.SerializeToUtf8Bytes(body);
        var now = time.GetUtcNow();
        var request = Post(DemoShop.WarehouseConnection, raw);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign([shop.WarehouseSecret], id, now, raw));
        return SendAsync("warehouse", what, request, raw);
    }

    /// <summary>Calls the API as a person.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> ApiAsync(
        string person, HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.KeyOf(person));
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", $"\"{idempotencyKey}\"");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        return (response.StatusCode, answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement.Clone());
    }

    private static byte[] Hmac(string secret, byte[] raw) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), raw);

    private static HttpRequestMessage Post(string connection, byte[] raw)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{DemoShop.Tenant}/{connection}") { Content = new ByteArrayContent(raw) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    private async Task<HttpStatusCode> SendAsync(string source, string what, HttpRequestMessage request, byte[] raw)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            _answers.AddOrUpdate($"{source} {(int)response.StatusCode}", 1, (_, n) => n + 1);
            if (response.IsSuccessStatusCode) _accepted.Add(($"{source} {what}", EvidenceHash.Of(raw)));
            return response.StatusCode;
        }
    }
}
