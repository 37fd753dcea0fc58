using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Signatures;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.SignedWebhook;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests;

/// <summary>What the tests deliver, and by whom.</summary>
internal static class Bench
{
    public const string DeliveryId = "erp:0195f1c07b3a7c3f8a52d9c1e4b60077";

    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 12, 41, TimeSpan.Zero);
    public static readonly string Secret = StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)1, 32)]);
    public static readonly string NextSecret = StandardWebhooks.NewSecret([.. Enumerable.Repeat((byte)2, 32)]);
    public static readonly RecordedEvent Event = Credit();

    public static ConsumerSettings Consumer(Uri url, params string[] secrets) => new()
    {
        Tenant = new TenantId("acme"),
        Id = "erp",
        Connector = "signed-webhook",
        Url = url,
        Secrets = secrets.Length > 0 ? secrets : [Secret],
    };

    public static HttpClient Client(bool allowLoopback = true, params string[] allowedHosts) =>
        new(Handler(allowLoopback, allowedHosts));

    public static HttpMessageHandler Handler(bool allowLoopback = true, params string[] allowedHosts) =>
        OutboundGuard.Handler(new OutboundOptions { AllowLoopback = allowLoopback, AllowedHosts = allowedHosts });

    /// <summary>Delivers on this clock; on one that stands unless told otherwise, so that no attempt runs out of time by itself.</summary>
    public static async Task<DeliveryOutcome> DeliverAsync(
        Uri url, SignedWebhookOptions? options = null, HttpClient? client = null, TimeProvider? time = null, CancellationToken ct = default)
    {
        using var own = Client();
        var connector = new SignedWebhookConnector(Consumer(url), client ?? own, time ?? new ManualTime(Now), options ?? new SignedWebhookOptions());
        return await connector.DeliverAsync(Attempt(), ct);
    }

    public static DeliveryAttempt Attempt(string deliveryId = DeliveryId) => new()
    {
        DeliveryId = deliveryId,
        Event = Event,
        ReadHistoryAsync = _ => Task.FromResult<IReadOnlyList<RecordedEvent>>([Event]),
        MaySendAsync = _ => Task.FromResult(true),
    };

    private static RecordedEvent Credit()
    {
        var eur = new Currency("EUR");
        var data = new CreditReleased
        {
            CreditId = "CR-1",
            DocumentNumber = "RH-7Q2M-CR-1",
            Origin = CreditOrigin.Entitlement,
            OrderId = "1001",
            Lines = [new CreditLine { OrderLineId = "11", Sku = new Sku("JKT-M-BLK"), Quantity = 1, Amount = new Money(89.90m, eur), Tax = new Money(14.35m, eur), Fee = Money.Zero(eur) }],
            Amount = new Money(89.90m, eur),
            ApprovedBy = [],
            Decision = new DecisionTrace { PolicyVersion = "2026-11-01", Rules = ["approval.none"], Inputs = new Dictionary<string, string>() },
        };
        var tenant = new TenantId("acme");
        return HashChain.Seal(new RecordedEvent
        {
            Id = Guid.Parse("0195f1c0-7b3a-7c3f-8a52-d9c1e4b60077"),
            Tenant = tenant,
            ReturnId = ReturnId.For(tenant, "shop", "5588001122"),
            Sequence = 1,
            Type = EventCatalogue.WireName(data),
            OccurredAt = Now,
            RecordedAt = Now,
            Source = "shop",
            CausationId = "shopify:shop:1",
            Actor = Actor.Hub,
            Data = data,
            PreviousHash = "",
            Hash = "",
        });
    }
}
