using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 5: customers' words to reason codes. A line the classifier fails on goes to a person.</summary>
internal sealed class ClassifyPump(IMessageQueue queue, ClassifyStep step, TimeProvider time, ILogger<ClassifyPump> log) : IPump
{
    private static readonly SessionPumpSettings Settings = new(Queues.Classify, Sessions: 16, MessagesPerSession: 16);

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, Settings, new SessionWork(Queues.Classify, step.HandleAsync, time, log).WorkAsync, time, log).RunAsync(tokens);
}
