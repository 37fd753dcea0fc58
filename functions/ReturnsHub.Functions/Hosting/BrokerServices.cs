using Azure.Core;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Erps;
using ReturnsHub.Erps.Booking.Preview;
using ReturnsHub.Erps.Booking.Reading;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Functions.Http;
using ReturnsHub.Functions.Pipeline;
using ReturnsHub.Functions.Queues;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Functions.Hosting;

/// <summary>The queues on Service Bus and what works them.</summary>
internal static class BrokerServices
{
    public static ServiceBusClient Client(HubSettings settings, TokenCredential credential) => settings.ServiceBusConnection is { } connection
        ? new ServiceBusClient(connection)
        : new ServiceBusClient(settings.ServiceBusNamespace!, credential);

    public static IServiceCollection AddBroker(
        this IServiceCollection services, HubSettings settings, TokenCredential credential, ServiceBusClient client, BrokerSender sender)
    {
        services.AddSingleton(client);
        services.AddSingleton(settings.ServiceBusConnection is { } connection
            ? new ServiceBusAdministrationClient(connection)
            : new ServiceBusAdministrationClient(settings.ServiceBusNamespace!, credential));
        services.AddSingleton(sender);
        services.AddSingleton<IMessageSender>(sender);
        services.AddSingleton<IDeadLetters, BrokerDeadLetters>();
        services.AddSingleton<Settling>();
        services.AddSingleton<DeliveryTurns>();
        services.AddSingleton<Consumers>();
        services.AddSingleton<WebPipeline>();
        return services;
    }

    public static IServiceCollection AddConnectors(this IServiceCollection services, IReadOnlyList<string> allowedHosts) => services
        .AddSingleton(provider => new ErpConnectors(allowedHosts, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IConnectorFactory>(provider => ActivatorUtilities.CreateInstance<ShopConnectors>(provider, provider.GetRequiredService<ErpConnectors>()))
        .AddSingleton<IBookingPreview>(provider => new BookingPreviews(provider.GetRequiredService<TimeProvider>(), new OutboundOptions { AllowedHosts = allowedHosts }))
        .AddSingleton<IBookedDocuments>(provider => new ErpBooks(provider.GetRequiredService<ErpConnectors>().Reader, new ErpBooksLimits(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(new SourcePayments(ShopifyConsumers.Pays));
}
