using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Local.Hosting;

/// <summary>Makes connectors that all send through one guarded pool of connections.</summary>
internal sealed class ErpConnectors(IReadOnlyList<string> allowedHosts, TimeProvider time) : IConnectorFactory, IDisposable
{
    private readonly HttpClient _http = new(OutboundGuard.Handler(new OutboundOptions { AllowedHosts = allowedHosts }));

    public IErpConnector Create(ConsumerSettings consumer) => ErpCatalogue.Create(consumer, _http, time);

    public void Dispose() => _http.Dispose();
}
