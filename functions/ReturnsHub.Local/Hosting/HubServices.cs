using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Embedded;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Booking.Preview;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Local.Pumps;
using ReturnsHub.Sources;
using ReturnsHub.Sources.Shopify.Admin;
using ReturnsHub.Web;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Hosting;

/// <summary>Puts a hub together: the embedded backend behind the ports, the sources, the handlers, the API, the pumps.</summary>
internal static class HubServices
{
    public static void Add(IServiceCollection services, EmbeddedBackend backend, HubConfiguration configuration, TimeProvider time, IIds ids)
    {
        services.AddReturnsHubHost(configuration, SourceCatalogue.Create(time), time, ids);
        AddPorts(services, backend);
        services.AddSingleton(_ => ReasonClassifiers.Of(configuration.ReasonModel, time));
        services.AddSingleton<IBookingPreview>(new BookingPreviews(time, new OutboundOptions { AllowedHosts = configuration.AllowedHosts }));
        services.AddSingleton(_ => new ErpConnectors(configuration.AllowedHosts, time));
        services.AddSingleton<IConnectorFactory>(s => ActivatorUtilities.CreateInstance<ShopConnectors>(s, s.GetRequiredService<ErpConnectors>()));
        services.AddSingleton<IBookedDocuments>(s => new ErpBooks(s.GetRequiredService<ErpConnectors>().Reader, new ErpBooksLimits(), time));
        services.AddSingleton(new SourcePayments(ShopifyConsumers.Pays));
        ShopifyServices.Add(services, time);
        services.AddSingleton<HubIdle>();
        services.AddSingleton<InboundPump>();
        services.AddSingleton<RelayPump>();
        services.AddSingleton<ClassifyPump>();
        services.AddSingleton<HousekeepingPump>();
        services.AddSingleton<DeadlinePump>();
        services.AddSingleton<ReconcilePump>();
    }

    private static void AddPorts(IServiceCollection services, EmbeddedBackend backend)
    {
        // The host opens and closes the backend; registered as instances, the container leaves their closing alone.
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Turns);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.Intake);
        services.AddSingleton(backend.Queue);
        services.AddSingleton(backend.Evidence);
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
        services.AddSingleton(backend.SigningKey);
        services.AddSingleton(backend.Retention);
    }
}
