using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 6: events to one consumer, each return's in order, up to 16 returns at a time.</summary>
internal sealed class DeliverPump(
    ConsumerSettings consumer, IErpConnector connector, IMessageQueue queue, DeliverHandler deliver, TimeProvider time, ILogger<DeliverPump> log) : IPump
{
    /// <summary>Faults of the hub itself on one message; what the consumer does is counted by its own limit.</summary>
    private const int MostFaults = 20;
    private const int Sessions = 16;

    private const int MessagesPerSession = 32;

    /// <summary>Nothing is begun this close to the lock's end: a connector's whole timeout must fit before somebody else may begin.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, new SessionPumpSettings(Queues.Deliver(consumer.Tenant, consumer.Id), Sessions, MessagesPerSession), WorkAsync, time, log)
            .RunAsync(tokens);

    private async Task<SessionSettlement> WorkAsync(QueueSession session, CancellationToken abort)
    {
        var done = new List<string>();
        var dead = new List<DeadLettering>();
        TimeSpan? rest = null;
        foreach (var message in session.Messages)
        {
            if (done.Count + dead.Count > 0 && time.GetUtcNow() > session.LockedUntil - Margin) break;
            using var scope = log.HandlingMessage(session.Queue, session.Session, message);
            try
            {
                var one = await deliver.HandleAsync(consumer, connector, [message], abort);
                done.AddRange(one.Completed);
                dead.AddRange(one.DeadLettered);
                rest = one.RetryAfter;
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.Failed(session.Queue, e);
                if (message.Attempt < MostFaults)
                {
                    rest = Pauses.Rest(message.Attempt);
                }
                else
                {
                    log.GaveUp(session.Queue, message.Id, message.Attempt);
                    dead.Add(new DeadLettering(message.Id, "processing-failed", e.GetType().Name));
                }
            }

            if (rest is not null) break;
        }

        return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = rest };
    }
}
