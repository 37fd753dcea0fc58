using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Classify;
using ReturnsHub.Functions.Queues;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>Step 5: customers' words to reason codes.</summary>
internal sealed class ClassifyFunction(ClassifyStep step, Settling settling, ILogger<ClassifyFunction> log)
{
    [Function(FunctionNames.Classify)]
    public async Task RunAsync(
        [ServiceBusTrigger(QueueNames.Classify, Connection = SettingNames.ServiceBus, IsSessionsEnabled = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions settle,
        CancellationToken ct)
    {
        var end = await step.HandleAsync(BrokerMessages.Received(message), ct);
        log.Ended(FunctionNames.Classify, message.MessageId, end);
        await settling.EndAsync(QueueNames.Classify, message, settle, end, ct);
    }
}
