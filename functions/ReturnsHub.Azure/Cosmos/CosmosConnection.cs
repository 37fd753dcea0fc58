using Azure.Core;
using Microsoft.Azure.Cosmos;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Azure.Cosmos;

/// <summary>The hub's containers and how requests are sent to them. One per process: the client keeps connections and routes.</summary>
internal sealed class CosmosConnection : IDisposable
{
    private readonly CosmosClient _client;

    private CosmosConnection(CosmosClient client, string database, CosmosCalls calls)
    {
        _client = client;
        Calls = calls;
        Returns = client.GetContainer(database, CosmosLayout.ReturnsContainer);
        Records = client.GetContainer(database, CosmosLayout.RecordsContainer);
        Vault = client.GetContainer(database, CosmosLayout.VaultContainer);
    }

    /// <summary>Returns.</summary>
    public Container Returns { get; }

    /// <summary>Records.</summary>
    public Container Records { get; }

    /// <summary>Personal data and keys.</summary>
    public Container Vault { get; }

    /// <summary>Sends requests.</summary>
    public CosmosCalls Calls { get; }

    /// <summary>Connects; makes what is missing when the options say so.</summary>
    public static async Task<CosmosConnection> OpenAsync(
        CosmosOptions options, TokenCredential? credential, TimeProvider time, Random random, CancellationToken ct)
    {
        var client = Connect(options, credential);
        try
        {
            if (options.MakeContainers) await CosmosLayout.CreateAsync(client, options.Database, ct);
            return new CosmosConnection(client, options.Database, new CosmosCalls(time, new Jitter(random)));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    private static CosmosClient Connect(CosmosOptions options, TokenCredential? credential)
    {
        var client = new CosmosClientOptions
        {
            ApplicationName = "ReturnsHub",
            ConnectionMode = options.Direct ? ConnectionMode.Direct : ConnectionMode.Gateway,
            ConsistencyLevel = ConsistencyLevel.Session,
            RequestTimeout = options.RequestTimeout,
            MaxRetryAttemptsOnRateLimitedRequests = 0,
            // An answer to a write need not bring back what was just sent.
            EnableContentResponseOnWrite = false,
            UseSystemTextJsonSerializerWithOptions = HubJson.Options,
            // Emulators name addresses of their own, which need not be reachable from here.
            LimitToEndpoint = options.ConnectionString is not null,
        };
        return options.Endpoint is { } endpoint
            ? new CosmosClient(endpoint.AbsoluteUri, credential, client)
            : new CosmosClient(options.ConnectionString, client);
    }
}
