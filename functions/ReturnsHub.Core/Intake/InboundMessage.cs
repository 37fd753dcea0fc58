using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Intake;

/// <summary>A verified report on its way in: where it came from and where its bytes are. Carries no content.</summary>
public sealed record InboundMessage
{
    /// <summary>
    /// The transport dedupe key: SHA-256 over connection, topic and the sender's delivery id (or the bytes), in hex. The
    /// inbound queue takes a message id once within its window.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Whose connection.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The source adapter that reads it: <c>shopify</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What the sender says it is about; empty when the bytes say it.</summary>
    public required string Topic { get; init; }

    /// <summary>Header values the adapter asked to keep, by lower-case name. Never a secret or a signature.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The raw bytes.</summary>
    public required EvidenceHash Evidence { get; init; }

    /// <summary>Whether it was in quarantine and is read again: read well this time, it leaves quarantine.</summary>
    public bool Replay { get; init; }

    /// <summary>The trace it came in, kept for as long as it waits: whatever comes of it later continues that trace.</summary>
    public TraceContext? Trace { get; init; }

    /// <summary>When the hub received it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}
