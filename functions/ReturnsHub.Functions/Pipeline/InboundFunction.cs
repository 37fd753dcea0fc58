using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Functions.Queues;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>Step 2: verified messages to facts.</summary>
internal sealed class InboundFunction(NormaliseStep step, Settling settling, ILogger<InboundFunction> log)
{
    [Function(FunctionNames.Inbound)]
    public async Task RunAsync(
        [ServiceBusTrigger(QueueNames.Inbound, Connection = SettingNames.ServiceBus, IsSessionsEnabled = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions settle,
        CancellationToken ct)
    {
        var end = await step.HandleAsync(BrokerMessages.Received(message), ct);
        log.Ended(FunctionNames.Inbound, message.MessageId, end);
        await settling.EndAsync(QueueNames.Inbound, message, settle, end, ct);
    }
}
