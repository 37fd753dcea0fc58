using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Azure;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Embedded.Reasons;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Hosting;

/// <summary>The Azure backend behind the ports.</summary>
internal static class BackendServices
{
    public static Task<AzureBackend> OpenAsync(HubSettings settings, TokenCredential credential, IMessageSender queue, TimeProvider time, IIds ids, CancellationToken ct) =>
        AzureBackend.OpenAsync(
            new AzureOptions
            {
                Cosmos = new CosmosOptions { Endpoint = settings.CosmosEndpoint, ConnectionString = settings.CosmosConnection, Database = settings.Database },
            },
            credential,
            queue,
            time,
            ids,
            ct);

    public static IServiceCollection AddBackend(this IServiceCollection services, AzureBackend backend)
    {
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.Intake);
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
        services.AddSingleton(backend.SigningKey);
        services.AddSingleton(backend.Retention);
        services.AddSingleton<IReasonClassifier, LocalClassifier>();
        return services;
    }
}
