using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Functions.Queues;

/// <summary>Sends to the namespace's queues, in order and in as few batches as they fit.</summary>
internal sealed class BrokerSender(ServiceBusClient client) : IMessageSender
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken ct)
    {
        if (messages.FirstOrDefault(m => m.Body.Length > QueueMessage.MostBytes) is not null)
            throw new ArgumentException("A message's body is at most 200 kB.", nameof(messages));
        if (messages.Count == 0) return;
        var all = messages.Select(m => BrokerMessages.Of(BrokerAddress.Of(queue, m.Session, m.Id), m)).ToList();
        var sender = SenderFor(BrokerAddress.QueueOf(queue));
        if (all is [var only]) await sender.SendMessageAsync(only, ct);
        else await SendBatchesAsync(sender, all, ct);
    }

    /// <summary>Sends one message as it is.</summary>
    public Task SendAsync(string brokerQueue, ServiceBusMessage message, CancellationToken ct) => SenderFor(brokerQueue).SendMessageAsync(message, ct);

    private static async Task SendBatchesAsync(ServiceBusSender sender, List<ServiceBusMessage> messages, CancellationToken ct)
    {
        var next = 0;
        while (next < messages.Count)
        {
            using var batch = await sender.CreateMessageBatchAsync(ct);
            while (next < messages.Count && batch.TryAddMessage(messages[next])) next++;
            if (batch.Count == 0) throw new ArgumentException("A message is larger than the namespace takes.", nameof(messages));
            await sender.SendMessagesAsync(batch, ct);
        }
    }

    private ServiceBusSender SenderFor(string brokerQueue) => _senders.GetOrAdd(brokerQueue, client.CreateSender);
}
