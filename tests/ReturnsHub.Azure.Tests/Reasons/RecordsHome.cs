using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>A container of records of one test: in a gateway of its own, or in the account that RETURNSHUB_COSMOS_CONNECTION names; over a client that wants no content back from writes, as the backend's.</summary>
internal sealed class RecordsHome
{
    private readonly string _database = $"test-{Guid.NewGuid():N}";
    private CosmosGateway.CosmosGateway? _gateway;
    private CosmosClient? _client;

    /// <summary>How the hub sends requests.</summary>
    public static CosmosCalls Calls { get; } = new(TimeProvider.System, new Jitter(new Random(1)));

    private static string? Account => Environment.GetEnvironmentVariable("RETURNSHUB_COSMOS_CONNECTION") is { Length: > 0 } set ? set : null;

    public async Task<Container> OpenAsync()
    {
        if (Account is { } account)
        {
            _client ??= new CosmosClient(account, new CosmosClientOptions { EnableContentResponseOnWrite = false });
        }
        else
        {
            _gateway ??= await CosmosGateway.CosmosGateway.StartAsync(new GatewayOptions { PhysicalPartitions = 2 });
            _client ??= _gateway.CreateClient(options => options.EnableContentResponseOnWrite = false);
        }

        Database database = await _client.CreateDatabaseIfNotExistsAsync(_database);
        return await database.CreateContainerIfNotExistsAsync(new ContainerProperties("records", "/pk") { DefaultTimeToLive = -1 });
    }

    /// <summary>Puts a document there that this version of the hub did not write.</summary>
    public async Task PutAsync(string pk, string json)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        using var response = await (await OpenAsync()).UpsertItemStreamAsync(body, new PartitionKey(pk));
        response.EnsureSuccessStatusCode();
    }

    public Task CloseAsync()
    {
        _client?.Dispose();
        _client = null;
        return Task.CompletedTask;
    }

    public async Task RemoveAsync()
    {
        if (Account is { } account)
        {
            using var client = new CosmosClient(account);
            await client.GetDatabase(_database).DeleteAsync();
        }

        if (_gateway is not null) await _gateway.DisposeAsync();
    }
}
