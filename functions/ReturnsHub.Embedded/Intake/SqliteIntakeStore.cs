using ReturnsHub.Core.Intake;
using ReturnsHub.Embedded.Evidence;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Queues;

namespace ReturnsHub.Embedded.Intake;

/// <summary>Bytes, key and inbound message in one commit, which many senders share.</summary>
internal sealed class SqliteIntakeStore(JournalWriter writer, QueueWriting queue, SqliteMessageQueue queues) : IIntakeStore
{
    private readonly Signal _inbound = queues.SignalOf(Core.Ports.Queues.Inbound);

    public Task<KeepResult> KeepAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        var (key, piece) = Seal.Close(message.Tenant, message.Evidence, raw.Span);
        var queued = InboundQueue.Message(message);
        return writer.WriteAsync(
            w =>
            {
                if (!queue.Send(w, Core.Ports.Queues.Inbound, queued)) return KeepResult.Duplicate;
                PackedEvidenceStore.Keep(w, message.Tenant, message.Evidence, key, piece);
                w.AfterCommit(_inbound.Set);
                return KeepResult.Kept;
            },
            ct);
    }
}
