using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 6: events to one consumer, each return's in order, up to 16 returns at a time.</summary>
internal sealed class DeliverPump(
    ConsumerSettings consumer, IErpConnector connector, IMessageQueue queue, DeliverStep step, TimeProvider time, ILogger<DeliverPump> log) : IPump
{
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
        foreach (var message in session.Messages)
        {
            if (done.Count + dead.Count > 0 && time.GetUtcNow() > session.LockedUntil - Margin) break;
            using var scope = log.HandlingMessage(session.Queue, session.Session, message);
            MessageEnd end;
            try
            {
                end = await step.HandleAsync(consumer, connector, message, abort);
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                break;
            }

            log.Ended(session.Queue, message, end);
            if (end is MessageEnd.Later later) return new SessionSettlement { Completed = done, DeadLettered = dead, RetryAfter = later.Rest };
            if (end is MessageEnd.Dead gone) dead.Add(new DeadLettering(message.Id, gone.Reason, gone.Description));
            else done.Add(message.Id);
        }

        return new SessionSettlement { Completed = done, DeadLettered = dead };
    }
}
