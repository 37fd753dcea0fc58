using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Deliver.Turns;

namespace ReturnsHub.Functions.Queues;

/// <summary>A session of the deliver queue while the trigger holds it for one message. Its note is the session's state.</summary>
internal sealed class BrokerSession(
    ServiceBusReceivedMessage message, ServiceBusMessageActions settle, ServiceBusSessionMessageActions session, BrokerSender sender) : IDeliverySession
{
    private const int LongestDescription = 1000;

    public async Task<ReadOnlyMemory<byte>> ReadNoteAsync(CancellationToken ct) => (await session.GetSessionStateAsync(ct)).ToMemory();

    // The worker has no way to take a state away (https://github.com/Azure/azure-functions-dotnet-worker/issues/2548); an empty one says the same.
    public Task WriteNoteAsync(ReadOnlyMemory<byte> note, CancellationToken ct) => session.SetSessionStateAsync(BinaryData.FromBytes(note), ct);

    public Task SendAsync(DeliveryCopy copy, CancellationToken ct) => sender.SendAsync(QueueNames.Deliver, BrokerMessages.Of(copy, message), ct);

    public Task CompleteAsync(CancellationToken ct) => settle.CompleteMessageAsync(message, ct);

    public Task DeadLetterAsync(string reason, string description, CancellationToken ct) =>
        settle.DeadLetterMessageAsync(message, null, reason, Core.Primitives.Clip.Of(description, LongestDescription), ct);
}
