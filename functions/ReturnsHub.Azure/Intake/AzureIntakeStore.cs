using ReturnsHub.Azure.Evidence;
using ReturnsHub.Core.Intake;

namespace ReturnsHub.Azure.Intake;

/// <summary>
/// Key, blob, queue: three durable steps, each safe to repeat, so that a message whose keeping broke off is kept whole by the sender's next
/// try. The message is always sent, also when it seems to be a duplicate: only the queue knows what it took, and drops what it has.
/// </summary>
internal sealed class AzureIntakeStore(AzureEvidenceStore evidence, IMessageSender queue) : IIntakeStore
{
    /// <inheritdoc />
    public async Task<KeepResult> KeepAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        AzureEvidenceStore.CheckSize(raw);
        if (EvidenceHash.Of(raw.Span) != message.Evidence)
            throw new ArgumentException("The bytes are not those the message names.", nameof(raw));
        var known = await evidence.KeepAsync(message.Tenant, message.Evidence, raw, message.Id, ct);
        await queue.SendAsync(Core.Ports.Queues.Inbound, [InboundQueue.Message(message)], ct);
        return known ? KeepResult.Duplicate : KeepResult.Kept;
    }
}
