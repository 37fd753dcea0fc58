using System.Text.Json;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 2: verified messages to facts. Reports need no order among each other; their facts find it.</summary>
internal sealed class InboundPump(
    IMessageQueue queue, NormaliseHandler normalise, IQuarantine quarantine, HubMetrics metrics, TimeProvider time, ILogger<InboundPump> log) : IPump
{
    public const string FailedReason = "processing-failed";
    private const int MostAttempts = 10;
    private static readonly SessionPumpSettings Settings = new(Queues.Inbound, Sessions: 64, MessagesPerSession: 64);

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, Settings, new SessionWork(Queues.Inbound, MostAttempts, HandleAsync, SetAsideAsync, time, log).WorkAsync, time, log)
            .RunAsync(tokens);

    private Task HandleAsync(ReceivedMessage message, CancellationToken ct) => normalise.HandleAsync(message, ct);

    private async Task<AfterLast> SetAsideAsync(ReceivedMessage message, CancellationToken ct)
    {
        InboundMessage inbound;
        try
        {
            inbound = InboundQueue.Read(message.Body);
        }
        catch (JsonException)
        {
            return AfterLast.DeadLetter;
        }

        var detail = $"The message was read, but recording it failed {message.Attempt} times. See the log for the fault; replay the message once it is mended.";
        await quarantine.PutAsync(new QuarantinedMessage(inbound, FailedReason, detail, time.GetUtcNow()), ct);
        metrics.Quarantined(FailedReason);
        return AfterLast.Complete;
    }
}
