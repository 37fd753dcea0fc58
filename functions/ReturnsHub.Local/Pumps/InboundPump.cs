using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 2: verified messages to facts. Reports need no order among each other; their facts find it.</summary>
internal sealed class InboundPump(IMessageQueue queue, NormaliseStep step, TimeProvider time, ILogger<InboundPump> log) : IPump
{
    private static readonly SessionPumpSettings Settings = new(Queues.Inbound, Sessions: 64, MessagesPerSession: 64);

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, Settings, new SessionWork(Queues.Inbound, step.HandleAsync, time, log).WorkAsync, time, log).RunAsync(tokens);
}
