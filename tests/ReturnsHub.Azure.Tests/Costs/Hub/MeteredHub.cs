using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Intake;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Azure.Tests.Costs.Counting;
using ReturnsHub.Azure.Tests.Reasons.Loopback;
using ReturnsHub.Core.Classify;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Normalise;
using ReturnsHub.Core.Relay;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Embedded.Reasons;
using ReturnsHub.Erps.Booking.Preview;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Local.Demo;
using ReturnsHub.Sources;
using ReturnsHub.Testing.Keys;
using ReturnsHub.Web;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// The whole hub as it runs in Azure, every call to a service counted: the door and the API over HTTP, the Azure backend on the gateway,
/// blobs, queues, the change feed, a model and consumers.
/// </summary>
internal sealed class MeteredHub : IAsyncDisposable
{
    private readonly ReturnsHome _home;
    private readonly WebApplication _app;
    private readonly BlobContainerClient _blobs;

    private MeteredHub(ReturnsHome home, WebApplication app, BlobContainerClient blobs, LoopbackModel model, MeteredBus bus, FeedTrigger feed, Triggers triggers, RequestMeter meter, Tally tally, ManualTime time)
    {
        (_home, _app, _blobs) = (home, app, blobs);
        (Model, Bus, Feed, Triggers, Meter, Tally, Time) = (model, bus, feed, triggers, meter, tally, time);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public CosmosGateway.CosmosGateway Gateway => _home.Gateway;

    public LoopbackModel Model { get; }

    public MeteredBus Bus { get; }

    public FeedTrigger Feed { get; }

    public Triggers Triggers { get; }

    public RequestMeter Meter { get; }

    /// <summary>What was counted since somebody cleared it.</summary>
    public Tally Tally { get; }

    public ManualTime Time { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts a hub of the demo's merchant with the two <see cref="Consumers"/>, which take what the demo's takes.</summary>
    public static async Task<MeteredHub> StartAsync(DemoShop shop)
    {
        var (tally, time, ids) = (new Tally(), new ManualTime(), new SequentialIds());
        var home = new ReturnsHome { GatewayTime = time };
        var (blobs, model) = (await BlobMeter.OpenAsync(tally), await CountedModel.StartAsync());
        var backend = await home.OpenAsync(time, ids);
        var (bus, meter) = (new MeteredBus(tally, time), new RequestMeter(home.Gateway, tally));
        var erps = Consumers.Both(time);
        var configuration = WithConsumers(shop.Configuration(new Uri("https://erp.invalid/returns")), erps.Keys);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddLogging().AddReturnsHubHost(configuration, SourceCatalogue.Create(time), time, ids);
        AddPorts(builder.Services, backend, blobs, bus, model, time);
        var app = builder.Build();
        app.UseReturnsHub();
        app.UseRouting();
        app.MapReturnsHub();
        await PolicyFiles.TakeOverAsync(app.Services, configuration, CancellationToken.None);
        await app.StartAsync();
        T Get<T>()
            where T : notnull => app.Services.GetRequiredService<T>();
        var feed = new FeedTrigger(backend.Cosmos.Returns, Get<RelayHandler>(), tally);
        var turns = new DeliveryTurns(backend.Deliveries, backend.Returns, time, ids);
        var triggers = new Triggers(bus, feed, Get<NormaliseStep>(), Get<ClassifyStep>(), turns, Get<DeliverStep>(), Get<ITenants>(), erps, meter, tally, time, ids);
        return new MeteredHub(home, app, blobs, model, bus, feed, triggers, meter, tally, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Model.DisposeAsync();
        await _home.RemoveAsync();
        if (_blobs.Uri.IsLoopback) await _blobs.DeleteAsync();
    }

    private static HubConfiguration WithConsumers(HubConfiguration configuration, IEnumerable<string> names)
    {
        var tenant = configuration.Tenants.Single();
        var like = tenant.Consumers.Single();
        return configuration with { Tenants = [tenant with { Consumers = [.. names.Select(name => like with { Id = name })] }] };
    }

    private static void AddPorts(IServiceCollection services, AzureBackend backend, BlobContainerClient blobs, MeteredBus bus, LoopbackModel model, TimeProvider time)
    {
        var keys = new EvidenceKeys(new DocumentStore(backend.Cosmos.Vault, backend.Cosmos.Calls), TimeSpan.FromMinutes(QueueNames.DuplicateWindowMinutes), time);
        var evidence = new AzureEvidenceStore(keys, new EvidenceBlobs(blobs));
        services.AddSingleton<IEvidenceStore>(evidence);
        services.AddSingleton<IIntakeStore>(new AzureIntakeStore(evidence, bus));
        services.AddSingleton<IMessageSender>(bus);
        services.AddSingleton<IDeadLetters>(bus);
        services.AddSingleton(_ => backend.ReasonClassifier(model.Options, new LocalClassifier(), identity: null));
        services.AddSingleton<ISigningKey>(_ => new TestSigningKey());
        services.AddSingleton<IBookingPreview>(new BookingPreviews(time, new OutboundOptions()));
        services.AddSingleton<IBookedDocuments>(new ErpBooks(_ => new HttpClient(), new ErpBooksLimits(), time));
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Turns);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.Vault);
        services.AddSingleton(backend.Quarantine);
        services.AddSingleton(backend.Deliveries);
        services.AddSingleton(backend.Cursors);
        services.AddSingleton(backend.Idempotency);
        services.AddSingleton(backend.Policies);
        services.AddSingleton(backend.AuditLog);
        services.AddSingleton(backend.AuditTrail);
        services.AddSingleton(backend.Checkpoints);
        services.AddSingleton(backend.Reports);
        services.AddSingleton(backend.Retention);
    }
}
