using Microsoft.Extensions.Logging.Abstractions;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Local.Pumps;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>A consumer that takes part: its settings, the hub's connector to it and its own system.</summary>
internal sealed record Participant(ConsumerSettings Consumer, IErpConnector Connector, Receiver Receiver);

/// <summary>
/// Phase one. Returns are recorded, relayed and delivered by the laptop's own pumps, all at once, from the first fact until nothing is left to
/// do; then everything is read back for phase two.
/// </summary>
internal static class LoadRun
{
    private const int PerPage = 500;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    public static readonly TenantId Tenant = new("demo");

    /// <summary>
    /// Waits of a hub under load, shortened so that a run ends in minutes. The in-doubt window stays above a connector's longest call:
    /// below it the ledger would ask while the call may still be running.
    /// </summary>
    public static readonly RetrySchedule Schedule = new()
    {
        First = TimeSpan.FromMilliseconds(50),
        Longest = TimeSpan.FromSeconds(1),
        InDoubtWindow = Participants.LongestCall + TimeSpan.FromSeconds(1),
    };

    /// <summary>Runs it in a directory of its own.</summary>
    /// <exception cref="OperationCanceledException">It did not come to an end before <paramref name="ct"/> did.</exception>
    public static async Task<LoadOutcome> RunAsync(string directory, IReadOnlyList<Participant> participants, LoadSize load, CancellationToken ct)
    {
        var (time, ids) = (TimeProvider.System, new Uuid7Ids());
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, time, ids, ct);
        using var metrics = new HubMetrics();
        var tenants = new ConfiguredTenants([new Tenant { Id = Tenant, Policy = DefaultPolicy.Document, Consumers = [.. participants.Select(p => p.Consumer)] }]);
        var policies = new PoliciesInForce(backend.Policies, tenants, time);
        var record = new RecordHandler(backend.Returns, backend.Lookup, backend.Unmatched, backend.Vault, backend.Queue, policies, backend.Channels, backend.Turns, metrics, time, ids);
        var relay = new RelayHandler(backend.Returns, backend.Queue, backend.Cursors, tenants, metrics, time);
        var step = new DeliverStep(new DeliverHandler(backend.Deliveries, backend.Returns, record, metrics, Schedule, time, new Random(1)));
        List<IPump> pumps =
        [
            new RelayPump(relay, time, NullLogger<RelayPump>.Instance),
            .. participants.Select(p => new DeliverPump(p.Consumer, p.Connector, backend.Queue, step, time, NullLogger<DeliverPump>.Instance)),
        ];
        using var stopping = new CancellationTokenSource();
        using var abort = new CancellationTokenSource();
        var tokens = new PumpTokens(stopping.Token, abort.Token);
        var running = Task.WhenAll(pumps.Select(p => Task.Run(() => p.RunAsync(tokens), CancellationToken.None)));
        try
        {
            await LoadTraffic.PlayAsync(record, Tenant, load, time, ct);
            var idle = new HubIdle(backend.Queue, relay, tenants);
            while (!await idle.IsIdleAsync(ct)) await Task.Delay(Look, time, ct);
        }
        finally
        {
            await stopping.CancelAsync();
            abort.CancelAfter(StopWithin);
            await running;
        }

        return await ReadAsync(backend, participants, ct);
    }

    private static async Task<LoadOutcome> ReadAsync(EmbeddedBackend backend, IReadOnlyList<Participant> participants, CancellationToken ct)
    {
        var events = new List<RecordedEvent>();
        for (var page = await backend.Returns.ReadFeedAsync(null, PerPage, ct); page.Events.Count > 0; page = await backend.Returns.ReadFeedAsync(page.Next, PerPage, ct))
            events.AddRange(page.Events.Select(e => e.Event));
        var consumers = new List<ConsumerOutcome>();
        foreach (var (consumer, _, receiver) in participants)
        {
            var rows = new List<Delivery>();
            string? cursor = null;
            do
            {
                var page = await backend.Deliveries.ListAsync(Tenant, consumer.Id, null, null, new PageRequest(PerPage, cursor), ct);
                rows.AddRange(page.Items);
                cursor = page.Next;
            }
            while (cursor is not null);
            consumers.Add(new ConsumerOutcome(consumer.Id, rows, await backend.Queue.DepthAsync(Queues.Deliver(Tenant, consumer.Id), ct), receiver));
        }

        return new LoadOutcome(events, consumers, backend.Transactions);
    }
}
