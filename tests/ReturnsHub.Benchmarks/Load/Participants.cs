using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>Makes the consumers of a run: real connectors behind real gates, over loopback HTTP.</summary>
internal sealed class Participants : IDisposable
{
    /// <summary>After which the fenced connector gives a call up.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private readonly ReceiverHost _host;
    private readonly TimeProvider _time;
    private readonly ErpConnectors _connectors;
    private readonly HttpClient _http;
    private readonly List<ConnectionGate> _gates = [];

    public Participants(ReceiverHost host, TimeProvider time)
    {
        (_host, _time) = (host, time);
        _connectors = new ErpConnectors([host.Address.Host], time);
        _http = new HttpClient { Timeout = LongestCall };
    }

    /// <summary>A consumer with the hub's signed webhook: its receiver recognises repeats by their id.</summary>
    public Participant Webhook(string name, ReceiverManner manner)
    {
        // Nothing that is secret: the receiver that checks it is in this process.
        var consumer = Settings(name, "signed-webhook") with { Secrets = [$"whsec_{Convert.ToBase64String(new byte[32])}"] };
        return new Participant(consumer, _connectors.Create(consumer), new Receiver(consumer, signed: true, manner, _time));
    }

    /// <summary>A consumer whose system books every call it gets: only the ledger's fence keeps it to one booking.</summary>
    public Participant Fenced(string name, ReceiverManner manner)
    {
        var consumer = Settings(name, "fenced");
        var gate = new ConnectionGate(new GateOptions(), _time);
        _gates.Add(gate);
        return new Participant(consumer, new GatedConnector(new FencedConnector(_http, consumer.Url), gate), new Receiver(consumer, signed: false, manner, _time));
    }

    public void Dispose()
    {
        _connectors.Dispose();
        foreach (var gate in _gates) gate.Dispose();
        _http.Dispose();
    }

    private ConsumerSettings Settings(string name, string connector) =>
        new() { Tenant = LoadRun.Tenant, Id = name, Connector = connector, Url = new Uri(_host.Address, name) };
}
