namespace ReturnsHub.Core.Deliver.Turns;

/// <summary>
/// What can be done while a message of a broker's session is in hand. Each call is durable when its task completes, and fails when the
/// session's lock was lost.
/// </summary>
public interface IDeliverySession
{
    /// <summary>The session's note; empty when none was written.</summary>
    Task<ReadOnlyMemory<byte>> ReadNoteAsync(CancellationToken ct);

    /// <summary>Replaces the session's note; an empty one for none.</summary>
    Task WriteNoteAsync(ReadOnlyMemory<byte> note, CancellationToken ct);

    /// <summary>Sends a copy into the same session.</summary>
    Task SendAsync(DeliveryCopy copy, CancellationToken ct);

    /// <summary>Takes the message in hand off the queue.</summary>
    Task CompleteAsync(CancellationToken ct);

    /// <summary>Dead-letters the message in hand.</summary>
    Task DeadLetterAsync(string reason, string description, CancellationToken ct);
}
