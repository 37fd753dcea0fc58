using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Shopify;

/// <summary>A whole hub on the embedded backend with one shop behind the port.</summary>
internal sealed class ShopHub : IAsyncDisposable
{
    public const string Connection = "store";
    public const string Consumer = "store-loop";
    public static readonly TenantId Tenant = new("shop");
    private const string Secret = "client-secret";
    private static readonly string[] Everything = ["return.requested", "return.named", "exception.raised", "return.authorised", "return.declined", "credit.released"];

    private readonly string _directory = Directory.CreateTempSubdirectory("returnshub-shopify-").FullName;
    private int _facts;

    public FakeShop Shop { get; } = new();

    public HubHost Host { get; private set; } = null!;

    public static async Task<ShopHub> StartAsync(string closeLoop = "", HubPumps pumps = HubPumps.Inbound | HubPumps.Relay | HubPumps.Classify | HubPumps.Deliver, string[]? events = null)
    {
        var hub = new ShopHub();
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["shopDomain"] = "my-shop.myshopify.com",
            ["webhookAddress"] = $"https://hub.example/webhooks/{Tenant.Value}/{Connection}",
        };
        if (closeLoop.Length > 0) options["closeLoop"] = closeLoop;
        var connection = new ConnectionSettings
        {
            Tenant = Tenant,
            Id = Connection,
            Source = "shopify",
            Secrets = [Secret],
            Credentials = new Dictionary<string, string>(StringComparer.Ordinal) { ["adminToken"] = "shpat_test" },
            Options = options,
        };
        var consumer = new ConsumerSettings
        {
            Tenant = Tenant,
            Id = Consumer,
            Connector = ShopifyConsumers.Connector,
            Url = new Uri("https://my-shop.myshopify.com/"),
            Events = events ?? Everything,
            MaxAttempts = 4,
        };
        var policy = new PolicyDocument { Version = "plain-1", Dispositions = [new DispositionRule { Id = "D-all", Disposition = Disposition.Restock }] };
        hub.Host = await HubHost.StartAsync(new HubHostOptions
        {
            DataDirectory = hub._directory,
            Configuration = new HubConfiguration { Tenants = [new Tenant { Id = Tenant, Policy = policy, Connections = [connection], Consumers = [consumer] }] },
            Listen = false,
            Pumps = pumps,
            TimeProvider = new FastTime(),
            Services = services => services.AddSingleton<IShopifyAdmin>(hub.Shop),
        });
        return hub;
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public static ReturnId Id(string native) => ReturnId.For(Tenant, Connection, native);

    public async Task<ReturnState?> FindAsync(string native) => await Get<IReturnStore>().LoadAsync(new StreamKey(Tenant, Id(native)), default);

    public async Task<ReturnState> StateAsync(string native) => (await FindAsync(native)).ShouldNotBeNull();

    /// <summary>Records a fact, as a person's or a warehouse's report would.</summary>
    public Task RecordAsync(string native, FactBody body, string connection = Connection) => Get<RecordHandler>().RecordAsync(
        new Fact
        {
            Id = $"test:{++_facts}",
            Tenant = Tenant,
            Subject = new Subject.Known(Id(native)),
            Connection = connection,
            OccurredAt = new DateTimeOffset(2026, 11, 4, 9, 0, 0, TimeSpan.Zero).AddMinutes(_facts),
            Actor = Actor.Connection(connection),
            Body = body,
        },
        null,
        default);

    /// <summary>A return of one tent at 100.00 that was accepted, priced and inspected: its credit is released.</summary>
    public async Task CreditAsync(string native, string order = "6100")
    {
        var header = new ReturnHeader(native, $"#{order}-R1", order);
        await RecordAsync(native, new ReturnAuthorisationReported(header, [new RequestedLineReport { LineId = $"7{native}", OrderLineId = "11", Quantity = 1, Reason = ReasonCode.Color }]));
        await PriceAsync(native, order);
        await InspectAsync(native);
    }

    public Task PriceAsync(string native, string order = "6100")
    {
        var eur = new Currency("EUR");
        return RecordAsync(native, new OrderReported(new OrderReport
        {
            OrderId = order,
            UpdatedAt = new DateTimeOffset(2026, 10, 30, 12, 0, 0, TimeSpan.Zero),
            DeliveredAt = new DateTimeOffset(2026, 10, 30, 12, 0, 0, TimeSpan.Zero),
            Currency = eur,
            Lines = [new OrderLineReport { OrderLineId = "11", Sku = new Sku("TENT-2P"), Quantity = 1, Paid = new Money(100, eur) }],
        }));
    }

    public Task InspectAsync(string native) => RecordAsync(
        native,
        new InspectionReported("ins-1", [new GoodsLineReport { Sku = new Sku("TENT-2P"), Quantity = 1, Condition = Condition.Opened, Grade = Grade.A }]),
        "warehouse");

    /// <summary>Delivers a webhook of the shop at the hub's door.</summary>
    public async Task WebhookAsync(string topic, string body)
    {
        var raw = Encoding.UTF8.GetBytes(body);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Shopify-Hmac-Sha256"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), raw)),
            ["X-Shopify-Topic"] = topic,
            ["X-Shopify-Shop-Domain"] = "my-shop.myshopify.com",
            ["X-Shopify-Webhook-Id"] = Guid.NewGuid().ToString("D"),
        };
        var answer = await Get<IntakeHandler>().HandleAsync(
            Tenant.Value,
            Connection,
            new WebhookRequest { Method = "POST", Header = name => headers.GetValueOrDefault(name), Query = _ => null, Body = raw, ReceivedAt = DateTimeOffset.UtcNow },
            default);
        answer.ShouldBeOfType<IntakeAnswer.Kept>();
    }

    /// <summary>Waits until nothing is left to do.</summary>
    public async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Host.DrainAsync(limit.Token);
    }

    /// <summary>Reads everything on the inbound queue, in a hub whose own inbound pump does not run.</summary>
    public async Task ReadInboundAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Host.PumpInboundAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
