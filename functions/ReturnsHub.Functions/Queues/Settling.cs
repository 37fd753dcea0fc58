using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Functions.Queues;

/// <summary>
/// Settles messages whose order does not matter. One to be tried again is sent as a copy that comes due later, then taken off: abandoning
/// it would hand it out again at once, and an outage of a minute would use all its attempts up.
/// </summary>
internal sealed class Settling(BrokerSender sender, TimeProvider time, IIds ids)
{
    private const int LongestDescription = 1000;

    public async Task EndAsync(string brokerQueue, ServiceBusReceivedMessage message, ServiceBusMessageActions settle, MessageEnd end, CancellationToken ct)
    {
        switch (end)
        {
            case MessageEnd.Later later:
                var due = time.GetUtcNow() + later.Rest;
                await sender.SendAsync(brokerQueue, BrokerMessages.Again(message, ids.Next(due).ToString("N"), due), ct);
                await settle.CompleteMessageAsync(message, ct);
                break;
            case MessageEnd.Dead dead:
                await settle.DeadLetterMessageAsync(message, null, dead.Reason, Clip.Of(dead.Description, LongestDescription), ct);
                break;
            default:
                await settle.CompleteMessageAsync(message, ct);
                break;
        }
    }
}
