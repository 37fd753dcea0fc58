using System.Globalization;
using System.Text.Json;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded.Evidence;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Queues;

namespace ReturnsHub.Embedded.Intake;

/// <inheritdoc />
internal sealed class SqliteIntakeStore(JournalWriter writer, EvidenceBook evidence, QueueWriter queue, TimeProvider time) : IIntakeStore
{
    /// <summary>
    /// Sessions per connection on the inbound queue. Facts may come in any order, so a connection's messages need no order
    /// among each other; many sessions let many be read at the same time, and a failing one holds up few.
    /// </summary>
    private const int Shards = 64;

    public Task<KeepResult> KeepAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        if (raw.Length > SqliteEvidenceStore.LargestPiece) throw new ArgumentException("A message is at most 64 MiB.", nameof(raw));
        if (EvidenceHash.Of(raw.Span) != message.Evidence)
            throw new ArgumentException("The bytes are not those the message names.", nameof(raw));
        var hash = Convert.FromHexString(message.Evidence.Value);
        var queued = new QueueMessage(message.Id, Session(message, hash[0]), JsonSerializer.SerializeToUtf8Bytes(message, HubJson.Options)) { Trace = message.Trace };
        QueueLimits.Check(queued);
        var key = DuplicateDetection.KeyOf(message.Id);
        var piece = Seal.Close(message.Tenant, message.Evidence, raw.Span);
        return writer.RunAsync(db =>
        {
            if (!queue.Send(db, Core.Ports.Queues.Inbound, queued, key, time.GetUtcNow())) return KeepResult.Duplicate;
            evidence.Keep(db, message.Tenant, message.Evidence, hash, piece);
            return KeepResult.Kept;
        }, ct, piece.Piece.Length + queued.Body.Length);
    }

    private static string Session(InboundMessage message, byte firstOfHash) => string.Create(
        CultureInfo.InvariantCulture, $"{message.Tenant.Value}/{message.Connection}/{firstOfHash % Shards}");
}
