using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Embedded;
using ReturnsHub.Erps.Tests.Booking.Fakes;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Erps.Tests.OnceInEffect;

/// <summary>The hub's real records, ledger and delivery, before one fake ERP, on the ERP's clock.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"returnshub-once-{Guid.NewGuid():N}");
    private readonly FakeErp _erp;
    private readonly HttpClient _http = Bench.Client();
    private readonly ConsumerSettings _consumer;
    private EmbeddedBackend _backend = null!;
    private ScenarioPlayer _player = null!;
    private DeliverStep _step = null!;

    private Hub(FakeErp erp)
    {
        _erp = erp;
        _consumer = erp.Consumer with { Tenant = ScenarioPlay.Tenant, MaxAttempts = 6 };
    }

    public static async Task<Hub> StartAsync(FakeErp erp)
    {
        var hub = new Hub(erp);
        var ids = new Uuid7Ids();
        hub._backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = hub._directory }, erp.Time, ids, default);
        var backend = hub._backend;
        var tenants = new ConfiguredTenants([new Tenant { Id = ScenarioPlay.Tenant, Sandbox = true, Policy = SandboxPolicy.Document, Consumers = [hub._consumer] }]);
        var metrics = new HubMetrics();
        var record = new RecordHandler(
            backend.Returns, backend.Lookup, backend.Unmatched, backend.Vault, backend.Queue, new PoliciesInForce(backend.Policies, tenants, erp.Time), backend.Channels, backend.Turns, metrics, erp.Time, ids);
        hub._player = new ScenarioPlayer(record, tenants);
        hub._step = new DeliverStep(new DeliverHandler(backend.Deliveries, backend.Returns, record, metrics, new RetrySchedule(), erp.Time, new Random(1)));
        return hub;
    }

    /// <summary>Plays a scenario and gives its events.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> PlayAsync(Scenario scenario, string run)
    {
        var played = await _player.PlayAsync(scenario, new ScenarioRun(ScenarioPlay.Tenant, run, ScenarioPlay.Start), default);
        return await _backend.Returns.ReadStreamAsync(new StreamKey(ScenarioPlay.Tenant, played.ReturnId), 1, default);
    }

    /// <summary>A connection to the ERP as a host keeps it.</summary>
    public IErpConnector Connect() => _erp.Registration.Connect(_consumer, _http, _erp.Time);

    public Task<MessageEnd> TryAsync(IErpConnector connector, RecordedEvent e, int attempt) =>
        _step.HandleAsync(_consumer, connector, new ReceivedMessage(DeliveryIds.Of(_consumer.Id, e.Id), CloudEventJson.Write(e), attempt, _erp.Time.GetUtcNow()), default);

    public async Task<Delivery> RowAsync(RecordedEvent e) =>
        (await _backend.Deliveries.FindAsync(e.Tenant, DeliveryIds.Of(_consumer.Id, e.Id), default)).ShouldNotBeNull($"{e.Type} has no row");

    public async Task<bool> IsExceptionAsync(RecordedEvent e) =>
        (await _backend.Returns.LoadAsync(new StreamKey(e.Tenant, e.ReturnId), default))!.Exceptions.Any(x => x.Kind == ExceptionKind.DeliveryFailed);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _backend.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
