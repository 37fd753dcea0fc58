using ReturnsHub.Core.Intake;

namespace ReturnsHub.Core.Ports;

/// <summary>
/// The one durable step of intake: the raw bytes, sealed, and the message on the inbound queue. Apart from
/// <see cref="IEvidenceStore"/> and <see cref="IMessageQueue"/> because a backend can do both in one commit.
/// </summary>
public interface IIntakeStore
{
    /// <summary>
    /// Keeps a message and its bytes. When the task completes both are durable: the caller may answer 2xx. A message id
    /// already taken within the queue's duplicate window is <see cref="KeepResult.Duplicate"/>: nothing is queued again.
    /// The queued message carries the message's trace.
    /// </summary>
    Task<KeepResult> KeepAsync(InboundMessage message, ReadOnlyMemory<byte> raw, CancellationToken ct);
}

/// <summary>How keeping ended.</summary>
public enum KeepResult
{
    /// <summary>New and durable.</summary>
    Kept = 0,
    /// <summary>Already taken; durable since then.</summary>
    Duplicate,
}
