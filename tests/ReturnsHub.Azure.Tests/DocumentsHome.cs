using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Documents;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Azure.Turns;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests;

/// <summary>
/// A database of one test: in a gateway of its own, or in the account that <see cref="ConnectionVariable"/> names. Waits between tries
/// are real; the ports go by the test's clock.
/// </summary>
public sealed class DocumentsHome
{
    public const string ConnectionVariable = "RETURNSHUB_COSMOS_CONNECTION";

    private readonly string _database = $"test-{Guid.NewGuid():N}";
    private CosmosGateway.CosmosGateway? _gateway;
    private CosmosConnection? _cosmos;
    private bool _made;

    public static string? Account => Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } set ? set : null;

    /// <summary>The gateway; there is none when the suites run against an account.</summary>
    public CosmosGateway.CosmosGateway Gateway => _gateway ?? throw new InvalidOperationException("There is no gateway: the tests run against an account.");

    internal CosmosConnection Cosmos => _cosmos ?? throw new InvalidOperationException("The database is not open.");

    internal DocumentStore Records => new(Cosmos.Records, Cosmos.Calls);

    internal DocumentStore Vault => new(Cosmos.Vault, Cosmos.Calls);

    public async Task OpenAsync()
    {
        if (Account is null) _gateway ??= await CosmosGateway.CosmosGateway.StartAsync(new GatewayOptions { PhysicalPartitions = 2 });
        var options = new CosmosOptions
        {
            ConnectionString = Account ?? Gateway.ConnectionString,
            Database = _database,
            Direct = false,
            MakeContainers = !_made,
            RequestTimeout = TimeSpan.FromSeconds(5),
        };
        _cosmos = await CosmosConnection.OpenAsync(options, credential: null, TimeProvider.System, new Random(1), CancellationToken.None);
        _made = true;
    }

    /// <summary>The store of returns in the same database.</summary>
    internal IReturnStore Returns(TimeProvider time)
    {
        var (known, documents) = (new KnownStates(), new ReturnDocuments(Cosmos));
        return new CosmosReturnStore(
            Cosmos, documents, new ReturnAppender(Cosmos, documents, known, new AppendSessions()), known, new ReturnFeed(new FeedPages(Cosmos), time));
    }

    public Task CloseAsync()
    {
        _cosmos?.Dispose();
        _cosmos = null;
        return Task.CompletedTask;
    }

    public async Task RemoveAsync()
    {
        await CloseAsync();
        if (_gateway is not null) await _gateway.DisposeAsync();
        if (Account is null || !_made) return;
        using var client = new Microsoft.Azure.Cosmos.CosmosClient(Account);
        await client.GetDatabase(_database).DeleteAsync();
    }
}
