using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Local.Pumps;

namespace ReturnsHub.Local.Hosting;

/// <summary>Runs the pumps of a host and stops them in peace.</summary>
internal sealed class PumpRunner : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly Task _running;

    private PumpRunner(IReadOnlyList<IPump> pumps)
    {
        var tokens = new PumpTokens(_stopping.Token, _abort.Token);
        _running = Task.WhenAll(pumps.Select(p => Task.Run(() => p.RunAsync(tokens))));
    }

    public static PumpRunner Start(IServiceProvider services, HubPumps which)
    {
        var pumps = new List<IPump>();
        if (which.HasFlag(HubPumps.Inbound)) pumps.Add(services.GetRequiredService<InboundPump>());
        if (which.HasFlag(HubPumps.Relay)) pumps.Add(services.GetRequiredService<RelayPump>());
        if (which.HasFlag(HubPumps.Classify)) pumps.Add(services.GetRequiredService<ClassifyPump>());
        if (which.HasFlag(HubPumps.Housekeeping)) pumps.Add(services.GetRequiredService<HousekeepingPump>());
        if (which.HasFlag(HubPumps.Housekeeping)) pumps.Add(services.GetRequiredService<DeadlinePump>());
        if (which.HasFlag(HubPumps.Housekeeping)) pumps.Add(services.GetRequiredService<ShopifyPump>());
        if (which.HasFlag(HubPumps.Housekeeping)) pumps.Add(services.GetRequiredService<ReconcilePump>());
        if (which.HasFlag(HubPumps.Deliver))
        {
            var connectors = services.GetRequiredService<IConnectorFactory>();
            foreach (var consumer in services.GetRequiredService<ITenants>().All.SelectMany(t => t.Consumers).Where(c => !c.Pulls))
                pumps.Add(ActivatorUtilities.CreateInstance<DeliverPump>(services, consumer, connectors.Create(consumer)));
        }

        return new PumpRunner(pumps);
    }

    /// <summary>Takes nothing new, waits for what is in hand, and drops it (onto its queue) when <paramref name="within"/> has passed.</summary>
    public async Task StopAsync(TimeSpan within, TimeProvider time)
    {
        await _stopping.CancelAsync();
        try
        {
            await _running.WaitAsync(within, time);
        }
        catch (TimeoutException)
        {
            await _abort.CancelAsync();
            await _running;
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abort.Dispose();
    }
}
