using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ReturnsHub.Web.Telemetry;

/// <summary>What listens and sends while a host runs. Dispose it when the host's work has ended and before its services go: it sends what is left, and waits a few seconds for that at most.</summary>
public sealed class HubTelemetry : IDisposable
{
    private readonly TracerProvider? _spans;
    private readonly MeterProvider? _measurements;

    internal HubTelemetry(TracerProvider? spans, MeterProvider? measurements) => (_spans, _measurements) = (spans, measurements);

    internal bool Sends => _spans is not null || _measurements is not null;

    /// <inheritdoc />
    public void Dispose()
    {
        _spans?.Dispose();
        _measurements?.Dispose();
    }
}
