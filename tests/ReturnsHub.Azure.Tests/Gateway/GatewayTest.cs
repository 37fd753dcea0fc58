using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Gateway;

/// <summary>A gateway with one container, `notes`, partitioned by /pk, and the SDK's client for it.</summary>
public abstract class GatewayTest : IAsyncLifetime
{
    protected static readonly PartitionKey One = new("p1");
    protected static readonly PartitionKey Two = new("p2");

    protected CosmosGateway.CosmosGateway Gateway { get; private set; } = null!;

    protected CosmosClient Client { get; private set; } = null!;

    protected Database Database { get; private set; } = null!;

    protected Container Notes { get; private set; } = null!;

    protected virtual GatewayOptions Options => new();

    protected virtual ContainerProperties NotesProperties => new("notes", "/pk");

    public virtual async Task InitializeAsync()
    {
        Gateway = await CosmosGateway.CosmosGateway.StartAsync(Options);
        Client = Gateway.CreateClient(Configure);
        Database = await Client.CreateDatabaseIfNotExistsAsync("hub");
        Notes = await Database.CreateContainerAsync(NotesProperties);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Gateway.DisposeAsync();
    }

    protected static void Configure(CosmosClientOptions options) =>
        options.UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web);

    protected Task<ItemResponse<Note>> CreateAsync(string id, string pk, int n, string status = "open", params string[] tags) =>
        Notes.CreateItemAsync(new Note(id, pk, n, status, tags), new PartitionKey(pk));

    protected Task<IReadOnlyList<T>> QueryAsync<T>(string sql, PartitionKey? key = null, int? page = null) =>
        QueryAsync<T>(new QueryDefinition(sql), key, page);

    protected async Task<IReadOnlyList<T>> QueryAsync<T>(QueryDefinition query, PartitionKey? key = null, int? page = null)
    {
        var options = new QueryRequestOptions { PartitionKey = key, MaxItemCount = page };
        using var pages = Notes.GetItemQueryIterator<T>(query, requestOptions: options);
        var results = new List<T>();
        while (pages.HasMoreResults)
            results.AddRange(await pages.ReadNextAsync());
        return results;
    }
}

public sealed record Note(string Id, string Pk, int N, string Status, string[] Tags);
