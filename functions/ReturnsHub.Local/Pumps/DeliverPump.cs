using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 6: events to one consumer, each return's in order, up to 16 returns at a time.</summary>
internal sealed class DeliverPump(
    ConsumerSettings consumer, IErpConnector connector, IMessageQueue queue, DeliverHandler deliver, TimeProvider time, ILogger<DeliverPump> log) : IPump
{
    /// <summary>Faults of the hub itself on one message; what the consumer does is counted by its own limit.</summary>
    private const int MostFaults = 20;
    private const int Sessions = 16;

    /// <summary>A few at a time: every one may take the connector's whole timeout, and the lock must outlast them.</summary>
    private const int MessagesPerSession = 8;

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, new SessionPumpSettings(Queues.Deliver(consumer.Tenant, consumer.Id), Sessions, MessagesPerSession), WorkAsync, time, log)
            .RunAsync(tokens);

    private async Task<SessionSettlement> WorkAsync(QueueSession session, CancellationToken abort)
    {
        try
        {
            return await deliver.HandleAsync(consumer, connector, session.Messages, abort);
        }
        catch (Exception e) when (!abort.IsCancellationRequested && session.Messages[0].Attempt >= MostFaults)
        {
            var first = session.Messages[0];
            log.Failed(session.Queue, e);
            log.GaveUp(session.Queue, first.Id, first.Attempt);
            return new SessionSettlement { DeadLettered = [new DeadLettering(first.Id, "processing-failed", e.GetType().Name)] };
        }
    }
}
