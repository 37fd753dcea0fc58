using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Azure;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Signing;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Reasons;
using ReturnsHub.Embedded.Reasons;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Hosting;

/// <summary>The Azure backend behind the ports.</summary>
internal static class BackendServices
{
    public static Task<AzureBackend> OpenAsync(HubSettings settings, TokenCredential credential, TimeProvider time, IIds ids, CancellationToken ct) =>
        AzureBackend.OpenAsync(
            new AzureOptions
            {
                // A connection string is an emulator's: it takes HTTP only, and starts empty.
                Cosmos = new CosmosOptions
                {
                    Endpoint = settings.CosmosEndpoint,
                    ConnectionString = settings.CosmosConnection,
                    Database = settings.Database,
                    Direct = settings.CosmosConnection is null,
                    MakeContainers = settings.CosmosConnection is not null,
                },
                Evidence = new EvidenceOptions
                {
                    Endpoint = settings.EvidenceEndpoint,
                    ConnectionString = settings.EvidenceConnection,
                    MakeContainer = settings.EvidenceConnection is not null,
                },
                KeyVault = settings.KeyVault is { } vault ? new KeyVaultOptions { Vault = vault } : null,
                Credential = credential,
            },
            time,
            ids,
            new Random(),
            ct);

    public static IServiceCollection AddBackend(
        this IServiceCollection services, AzureBackend backend, HubSettings settings, ReasonModelOptions? configured, IMessageSender queue, TokenCredential credential)
    {
        services.AddSingleton(backend.Returns);
        services.AddSingleton(backend.Queries);
        services.AddSingleton(backend.Claims);
        services.AddSingleton(backend.Channels);
        services.AddSingleton(backend.Turns);
        services.AddSingleton(backend.Deadlines);
        services.AddSingleton(backend.Lookup);
        services.AddSingleton(backend.Unmatched);
        services.AddSingleton(backend.IntakeOver(queue));
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
        services.AddSingleton(backend.Retention);
        // Asked for when something is signed: with emulators there may be no vault.
        services.AddSingleton(_ => SigningKey(backend, settings));
        services.AddSingleton(_ => backend.ReasonClassifier(Model(settings, configured), new LocalClassifier(), credential));
        return services;
    }

    private static ISigningKey SigningKey(AzureBackend backend, HubSettings settings)
    {
        // The backend speaks of its own options; who runs the app is told which of its settings is missing.
        _ = settings.SigningVault;
        return backend.SigningKey;
    }

    /// <summary>The model of the app's settings with what the configuration file says of it, or the file's alone; null for none.</summary>
    private static ReasonModelOptions? Model(HubSettings settings, ReasonModelOptions? configured) =>
        settings is { OpenAiEndpoint: { } endpoint, OpenAiDeployment: { } deployment }
            ? (configured ?? new ReasonModelOptions { Endpoint = endpoint, Deployment = deployment }) with { Endpoint = endpoint, Deployment = deployment }
            : configured;
}
