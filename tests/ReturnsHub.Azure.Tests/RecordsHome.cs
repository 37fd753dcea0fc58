using Microsoft.Azure.Cosmos;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Documents;

namespace ReturnsHub.Azure.Tests;

/// <summary>A database of one test with the containers of records and of the vault.</summary>
public sealed class RecordsHome
{
    private readonly string _database = $"test-{Guid.NewGuid():N}";
    private CosmosClient? _client;
    private bool _made;

    internal DocumentStore Records { get; private set; } = null!;

    internal DocumentStore Vault { get; private set; } = null!;

    public async Task OpenAsync()
    {
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        _client = new CosmosClient(Environment.GetEnvironmentVariable("RETURNSHUB_COSMOS_CONNECTION"), new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
        });
        if (!_made)
        {
            Database database = await _client.CreateDatabaseAsync(_database);
            await database.CreateContainerAsync(CosmosLayout.Records.ToProperties());
            await database.CreateContainerAsync(CosmosLayout.Vault.ToProperties());
            _made = true;
        }

        Records = new DocumentStore(_client.GetContainer(_database, "records"));
        Vault = new DocumentStore(_client.GetContainer(_database, "vault"));
    }

    public Task CloseAsync()
    {
        _client?.Dispose();
        _client = null;
        return Task.CompletedTask;
    }

    public async Task RemoveAsync()
    {
        await OpenAsync();
        await _client!.GetDatabase(_database).DeleteAsync();
        await CloseAsync();
    }
}
