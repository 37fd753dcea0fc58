using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded;
using ReturnsHub.Testing.Samples;

namespace ReturnsHub.Local.Tests.Pumps;

/// <summary>Records, ledger and delivery to one consumer, over a backend of its own.</summary>
internal sealed class DeliveringHub : IAsyncDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"returnshub-deliver-{Guid.NewGuid():N}");

    public ConsumerSettings Consumer { get; } = new()
    {
        Tenant = ReturnStream.Acme,
        Id = "erp",
        Connector = "signed-webhook",
        Url = new Uri("https://erp.example/"),
        MaxAttempts = 3,
    };

    public EmbeddedBackend Backend { get; private set; } = null!;

    public RecordHandler Record { get; private set; } = null!;

    public DeliverHandler Deliver { get; private set; } = null!;

    public static async Task<DeliveringHub> OpenAsync()
    {
        var (hub, ids) = (new DeliveringHub(), new Uuid7Ids());
        var backend = hub.Backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = hub._directory }, TimeProvider.System, ids, CancellationToken.None);
        var tenants = new ConfiguredTenants([new Tenant { Id = ReturnStream.Acme, Policy = DefaultPolicy.Document, Consumers = [hub.Consumer] }]);
        var metrics = new HubMetrics();
        hub.Record = new RecordHandler(
            backend.Returns, backend.Lookup, backend.Unmatched, backend.Vault, backend.Queue, new PoliciesInForce(backend.Policies, tenants, TimeProvider.System), backend.Channels, backend.Turns, metrics, TimeProvider.System, ids);
        hub.Deliver = new DeliverHandler(backend.Deliveries, backend.Returns, hub.Record, metrics, new RetrySchedule(), TimeProvider.System, new Random(1));
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
