using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps;

/// <summary>Makes connectors that all send through one guarded pool of connections.</summary>
public sealed class ErpConnectors(IReadOnlyList<string> allowedHosts, TimeProvider time) : IConnectorFactory, IDisposable
{
    private readonly HttpClient _http = new(OutboundGuard.Handler(new OutboundOptions { AllowedHosts = allowedHosts }));

    /// <inheritdoc />
    public IErpConnector Create(ConsumerSettings consumer) => ErpCatalogue.Create(consumer, _http, time);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
