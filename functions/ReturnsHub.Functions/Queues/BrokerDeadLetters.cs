using System.Globalization;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Functions.Queues;

/// <summary>
/// The dead letters of the namespace's queues, and how full those are. Consumers share a queue: theirs are told apart by session, and how
/// much of one waits is read from the ledger, which knows what is being tried again but not what waits behind it.
/// </summary>
internal sealed class BrokerDeadLetters(
    ServiceBusClient client, ServiceBusAdministrationClient administration, BrokerSender sender, IDeliveryLedger ledger, ITenants tenants, TimeProvider time)
    : IDeadLetters
{
    private const int PerLook = 100;
    private const int MostLooks = 50;
    private const int LongestDescription = 1000;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct)
    {
        await using var receiver = DeadLettersOf(BrokerAddress.QueueOf(queue));
        var from = page.Cursor is null ? 0 : ReadCursor(page.Cursor);
        var found = new List<DeadLetter>();
        for (var look = 0; look < MostLooks; look++)
        {
            var messages = await receiver.PeekMessagesAsync(PerLook, from, ct);
            foreach (var message in messages)
            {
                from = message.SequenceNumber + 1;
                if (!IsOn(queue, message)) continue;
                found.Add(Read(queue, message));
                if (found.Count == page.Limit) return new Page<DeadLetter>(found, from.ToString(CultureInfo.InvariantCulture));
            }

            if (messages.Count == 0) return new Page<DeadLetter>(found, null);
        }

        return new Page<DeadLetter>(found, from.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public async Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct)
    {
        var brokerQueue = BrokerAddress.QueueOf(queue);
        await using var receiver = DeadLettersOf(brokerQueue);
        var held = new List<ServiceBusReceivedMessage>();
        try
        {
            for (var look = 0; look < MostLooks; look++)
            {
                // Dead letters are received in order or not at all: those in front are held until the one that is looked for has come.
                var messages = await receiver.ReceiveMessagesAsync(PerLook, Wait, ct);
                if (messages.Count == 0) return false;
                held.AddRange(messages);
                if (messages.FirstOrDefault(m => IsOn(queue, m) && BrokerMessages.DeliveryIdOf(m) == messageId) is not { } dead) continue;
                var id = string.Create(CultureInfo.InvariantCulture, $"{dead.SequenceNumber}~{time.GetUtcNow().UtcTicks}");
                await sender.SendAsync(brokerQueue, BrokerMessages.Redriven(dead, id), ct);
                await receiver.CompleteMessageAsync(dead, ct);
                held.Remove(dead);
                return true;
            }

            return false;
        }
        finally
        {
            foreach (var other in held) await receiver.AbandonMessageAsync(other, cancellationToken: CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public async Task<QueueDepth> DepthAsync(string queue, CancellationToken ct)
    {
        var brokerQueue = BrokerAddress.QueueOf(queue);
        if (brokerQueue == QueueNames.Deliver) return await DepthOfConsumerAsync(queue, ct);
        var now = (await administration.GetQueueRuntimePropertiesAsync(brokerQueue, ct)).Value;
        return new QueueDepth(now.ActiveMessageCount + now.ScheduledMessageCount, now.DeadLetterMessageCount);
    }

    private async Task<QueueDepth> DepthOfConsumerAsync(string queue, CancellationToken ct)
    {
        if (tenants.All.SelectMany(t => t.Consumers).FirstOrDefault(c => Core.Ports.Queues.Deliver(c.Tenant, c.Id) == queue) is not { } consumer) return new QueueDepth(0, 0);
        var counts = (await ledger.CountAsync(consumer.Tenant, ct)).Where(c => c.Consumer == consumer.Id).ToDictionary(c => c.Status, c => c.Count);
        var dead = counts.GetValueOrDefault(DeliveryStatus.DeadLettered);
        return new QueueDepth(counts.Values.Sum() - dead - counts.GetValueOrDefault(DeliveryStatus.Confirmed), dead);
    }

    private ServiceBusReceiver DeadLettersOf(string brokerQueue) =>
        client.CreateReceiver(brokerQueue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    // What the hub never sent has a session that is nobody's: it must not keep the others' dead letters from being found.
    private static bool IsOn(string queue, ServiceBusReceivedMessage message) =>
        BrokerAddress.QueueOf(queue) != QueueNames.Deliver || DeliverSession.TryParse(message.SessionId)?.Queue == queue;

    private static DeadLetter Read(string queue, ServiceBusReceivedMessage message) => new(
        queue,
        BrokerAddress.QueueOf(queue) == QueueNames.Deliver ? DeliverSession.Parse(message.SessionId).Stream.ToString() : message.SessionId,
        BrokerMessages.DeliveryIdOf(message),
        message.Body.ToMemory(),
        BrokerMessages.AttemptOf(message),
        message.DeadLetterReason ?? "",
        Clip.Of(message.DeadLetterErrorDescription ?? "", LongestDescription),
        message.EnqueuedTime);

    private static long ReadCursor(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : throw new InvalidCursorException();
}
