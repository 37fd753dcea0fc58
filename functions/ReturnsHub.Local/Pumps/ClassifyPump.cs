using System.Text.Json;
using Microsoft.Extensions.Logging;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Local.Pumps;

/// <summary>Step 5: customers' words to reason codes. A line the classifier fails on goes to a person.</summary>
internal sealed class ClassifyPump(IMessageQueue queue, ClassifyHandler classify, TimeProvider time, ILogger<ClassifyPump> log) : IPump
{
    private const int MostAttempts = 5;
    private static readonly SessionPumpSettings Settings = new(Queues.Classify, Sessions: 16, MessagesPerSession: 16);

    public Task RunAsync(PumpTokens tokens) =>
        new SessionPump(queue, Settings, new SessionWork(Queues.Classify, MostAttempts, HandleAsync, SetAsideAsync, time, log).WorkAsync, time, log)
            .RunAsync(tokens);

    private Task HandleAsync(ReceivedMessage message, CancellationToken ct) => classify.HandleAsync(message, ct);

    private async Task<AfterLast> SetAsideAsync(ReceivedMessage message, CancellationToken ct)
    {
        ClassifyRequest request;
        try
        {
            request = ClassifyRequest.Read(message.Body);
        }
        catch (JsonException)
        {
            return AfterLast.DeadLetter;
        }

        await classify.GiveUpAsync(request, ct);
        return AfterLast.Complete;
    }
}
