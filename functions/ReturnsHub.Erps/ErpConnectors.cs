using System.Collections.Concurrent;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps;

/// <summary>Makes connectors that all send through one guarded pool of connections, each through a gate of its own.</summary>
public sealed class ErpConnectors(IReadOnlyList<string> allowedHosts, TimeProvider time) : IConnectorFactory, IDisposable
{
    private readonly SocketsHttpHandler _pool = OutboundGuard.Handler(new OutboundOptions { AllowedHosts = allowedHosts });
    private readonly ConcurrentBag<IDisposable> _made = [];

    /// <inheritdoc />
    public IErpConnector Create(ConsumerSettings consumer)
    {
        var (http, gate) = Connect(consumer);
        return new GatedConnector(ErpCatalogue.Create(consumer, http, time), gate);
    }

    /// <summary>A client that only reads from a consumer's ERP: through the same guarded pool, with a gate of its own.</summary>
    public HttpClient Reader(ConsumerSettings consumer) => Connect(consumer).Http;

    private (HttpClient Http, ConnectionGate Gate) Connect(ConsumerSettings consumer)
    {
        var gate = new ConnectionGate(ErpCatalogue.Limits(consumer), time);
        var http = new HttpClient(new GateHandler(gate) { InnerHandler = _pool }, disposeHandler: false);
        _made.Add(gate);
        _made.Add(http);
        return (http, gate);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var made in _made) made.Dispose();
        _pool.Dispose();
    }
}
