using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.SignedWebhook;

namespace ReturnsHub.Web.Tests.Scenarios;

/// <summary>The running hub with the shop as a sandbox that two consumers listen to, a sandbox with another policy, and a tenant that is real.</summary>
public sealed class SandboxHub : IAsyncLifetime
{
    public const string First = "erp";
    public const string Second = "erp-two";

    /// <summary>A sandbox with a policy of its own, under which nothing needs approval.</summary>
    public const string Lax = "lax";

    private SignedReceiver? _receiver;
    private RunningHub? _hub;

    internal SignedReceiver Receiver => _receiver!;

    internal RunningHub Hub => _hub!;

    public async Task InitializeAsync()
    {
        _receiver = await SignedReceiver.StartAsync();
        var real = new Tenant { Id = RunningHub.Other, Policy = SandboxPolicy.Document };
        var sandbox = new Tenant { Id = RunningHub.Shop, Policy = SandboxPolicy.Document, Sandbox = true, Consumers = [Consumer(First), Consumer(Second)] };
        var lax = new Tenant { Id = new TenantId(Lax), Policy = SandboxPolicy.Document with { Version = "lax-1", Approval = [] }, Sandbox = true };
        _hub = new RunningHub { More = services => services.AddSingleton<ITenants>(new ConfiguredTenants([sandbox, real, lax])) };
        await _hub.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _hub!.DisposeAsync();
        await _receiver!.DisposeAsync();
    }

    /// <summary>Asks for a scenario to be played.</summary>
    internal async Task<HttpResponseMessage> AskAsync(string scenario, string body, string? idempotencyKey = null, string key = "rhk_reader")
    {
        using var client = Hub.Client(key);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/scenarios/{scenario}/play") { Content = RunningHub.Json(body) };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    /// <summary>Plays a scenario and delivers what it led to, until nothing is left.</summary>
    internal async Task<JsonElement> PlayAsync(string scenario, string body = "{}")
    {
        using var answer = await AskAsync(scenario, body);
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        await DeliverAsync();
        return await RunningHub.ReadAsync(answer);
    }

    /// <summary>Relays and delivers until nothing is left; a delivery's confirmation is an event of its own.</summary>
    internal async Task DeliverAsync()
    {
        int relayed;
        do
        {
            relayed = await Hub.Get<RelayHandler>().RelayAsync(CancellationToken.None);
            foreach (var consumer in Hub.Get<ITenants>().Find(RunningHub.Shop)!.Consumers) await DeliverAsync(consumer);
        }
        while (relayed > 0);
    }

    /// <summary>A return's events as the API shows them.</summary>
    internal async Task<IReadOnlyList<JsonElement>> EventsAsync(string returnId)
    {
        using var client = Hub.Client("rhk_reader");
        return [.. (await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{returnId}/events"))).EnumerateArray()];
    }

    private async Task DeliverAsync(ConsumerSettings consumer)
    {
        using var http = new HttpClient(OutboundGuard.Handler(new OutboundOptions { AllowLoopback = true }));
        var connector = new SignedWebhookConnector(consumer, http, TimeProvider.System, new SignedWebhookOptions());
        var queue = Hub.Get<IMessageQueue>();
        while (true)
        {
            var sessions = await queue.ReceiveAsync(Queues.Deliver(consumer.Tenant, consumer.Id), 16, 64, TimeSpan.Zero, CancellationToken.None);
            if (sessions.Count == 0) return;
            foreach (var session in sessions)
            {
                var settlement = await Hub.Get<DeliverHandler>().HandleAsync(consumer, connector, session.Messages, CancellationToken.None);
                (await queue.SettleAsync(session, settlement, CancellationToken.None)).ShouldBeTrue();
            }
        }
    }

    private ConsumerSettings Consumer(string id) => new()
    {
        Tenant = RunningHub.Shop,
        Id = id,
        Connector = "signed-webhook",
        Url = new Uri(Receiver.Address, $"/{id}"),
        Secrets = [SignedReceiver.Secret],
        MaxAttempts = 1,
    };
}
