using ReturnsHub.Core.Intake;

namespace ReturnsHub.Core.Ports;

/// <summary>Verified messages that could not be read: kept with the reason until a person replays or closes them.</summary>
public interface IQuarantine
{
    /// <summary>Keeps a message. Durable when the task completes; the same message again updates its reason and opens it again.</summary>
    Task PutAsync(QuarantinedMessage message, CancellationToken ct);

    /// <summary>One message, or null.</summary>
    Task<QuarantinedMessage?> FindAsync(TenantId tenant, string messageId, CancellationToken ct);

    /// <summary>Sets whether a message waits.</summary>
    Task MarkAsync(TenantId tenant, string messageId, QuarantineStatus status, CancellationToken ct);

    /// <summary>Messages of a status (null: any), oldest first.</summary>
    Task<Page<QuarantinedMessage>> ListAsync(TenantId? tenant, QuarantineStatus? status, PageRequest page, CancellationToken ct);
}

/// <summary>Where a quarantined message stands.</summary>
public enum QuarantineStatus
{
    /// <summary>Waits for a person.</summary>
    Open = 0,
    /// <summary>Replayed and read.</summary>
    Replayed,
}

/// <summary>A quarantined message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Reason">Stable code: <c>unreadable-json</c>.</param>
/// <param name="Detail">What is wrong and what to do, without personal data, at most 500 characters.</param>
/// <param name="At">Since when.</param>
/// <param name="Status">Where it stands.</param>
public sealed record QuarantinedMessage(
    InboundMessage Message, string Reason, string Detail, DateTimeOffset At, QuarantineStatus Status = QuarantineStatus.Open);
