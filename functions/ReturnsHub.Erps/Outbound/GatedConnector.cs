using ReturnsHub.Core.Ports;

namespace ReturnsHub.Erps.Outbound;

/// <summary>A connector behind a gate: what the gate holds back is tried again later, and no call was made.</summary>
public sealed class GatedConnector(IErpConnector inner, ConnectionGate gate) : IErpConnector
{
    /// <inheritdoc />
    public bool ReceiverDeduplicates => inner.ReceiverDeduplicates;

    /// <inheritdoc />
    public TimeSpan LongestCall => inner.LongestCall;

    /// <inheritdoc />
    public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct) => gate.AttemptAsync(c => inner.DeliverAsync(attempt, c), ct);
}
