using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Functions.Queues;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>Step 6: events to consumers, each return's in order.</summary>
internal sealed class DeliverFunction(DeliveryTurns turns, DeliverStep step, Consumers consumers, BrokerSender sender, ILogger<DeliverFunction> log)
{
    [Function(FunctionNames.Deliver)]
    public async Task RunAsync(
        [ServiceBusTrigger(QueueNames.Deliver, Connection = SettingNames.ServiceBus, IsSessionsEnabled = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions settle,
        ServiceBusSessionMessageActions session,
        CancellationToken ct)
    {
        var held = new BrokerSession(message, settle, session, sender);
        if (DeliverSession.TryParse(message.SessionId) is not { } of)
        {
            await held.DeadLetterAsync("session-unknown", "The message's session is none of the hub's.", ct);
            return;
        }

        var hand = BrokerMessages.InHand(message);
        var end = consumers.Find(of) is { } to
            ? await turns.HandleAsync(to.Settings, hand, held, (m, c) => step.HandleAsync(to.Settings, to.Connector, m, c), ct)
            : await step.ToNobodyAsync(of.Tenant, of.Consumer, hand, held, ct);
        log.Ended(FunctionNames.Deliver, message.MessageId, end);
    }
}
