using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Access;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web.Access;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests;

/// <summary>A data directory of its own for each test, and what tests send to the hub on it.</summary>
public sealed class TestHub : IDisposable
{
    public const string Key = "rhk_test";
    public static readonly TenantId Shop = new("shop");
    private static readonly string Secret = StandardWebhooks.NewSecret(new byte[32]);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("returnshub-local-").FullName;

    public HubConfiguration Configuration { get; init; } = new()
    {
        Tenants =
        [
            new Tenant
            {
                Id = Shop,
                Policy = DefaultPolicy.Document,
                Connections = [new ConnectionSettings { Tenant = Shop, Id = "warehouse", Source = "warehouse", Secrets = [Secret] }],
            },
        ],
        ApiKeys = [new ApiKeyEntry("ada", null, [Role.Administrator, Role.Clerk], HashedApiKeys.HashOf(Key))],
    };

    public HubHostOptions Options => new() { DataDirectory = Directory, Configuration = Configuration };

    public Task<HubHost> StartAsync(HubPumps pumps = HubPumps.All) => HubHost.StartAsync(Options with { Pumps = pumps });

    /// <summary>Opens a return over the API and gives its id.</summary>
    public static async Task<string> OpenAsync(HubHost host, string orderId)
    {
        using var client = Client(host);
        using var content = new StringContent(
            $$"""{ "orderId": "{{orderId}}", "rma": "RMA-{{orderId}}", "authorised": true, "lines": [{ "lineId": "L1", "sku": "S-1", "quantity": 1, "reason": "COLOR" }] }""",
            Encoding.UTF8,
            "application/json");
        using var answer = await client.PostAsync("/api/returns", content);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        using var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return view.RootElement.GetProperty("returnId").GetString()!;
    }

    /// <summary>Reports a receipt for an RMA number, signed as the warehouse does.</summary>
    public static async Task<HttpResponseMessage> ReceiptAsync(HttpClient client, string id, string rma, string type = "receipt")
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{ "type": "{{type}}", "id": "{{id}}", "occurredAt": "2026-11-20T09:00:00Z", "rma": "{{rma}}", "lines": [{ "sku": "S-1", "quantity": 1 }] }""");
        var now = DateTimeOffset.UtcNow;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shop/warehouse") { Content = new ByteArrayContent(body) };
        request.Headers.Add(StandardWebhooks.IdHeader, id);
        request.Headers.Add(StandardWebhooks.TimestampHeader, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(StandardWebhooks.SignatureHeader, StandardWebhooks.Sign([Secret], id, now, body));
        return await client.SendAsync(request);
    }

    public static HttpClient Client(HubHost host)
    {
        var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return client;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
