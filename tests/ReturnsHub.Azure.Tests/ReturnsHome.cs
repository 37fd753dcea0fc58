using ReturnsHub.Azure.Cosmos;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests;

/// <summary>
/// A database of one test and the backend that is open on it: in a gateway of the test's own, or in the account that
/// <see cref="ConnectionVariable"/> names.
/// </summary>
public sealed class ReturnsHome
{
    /// <summary>Set it to run the suites against an account or an emulator.</summary>
    public const string ConnectionVariable = "RETURNSHUB_COSMOS_CONNECTION";

    private readonly List<AzureBackend> _backends = [];
    private CosmosGateway.CosmosGateway? _gateway;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public static string? Account => Environment.GetEnvironmentVariable(ConnectionVariable) is { Length: > 0 } set ? set : null;

    /// <summary>The gateway; there is none when the suites run against an account.</summary>
    public CosmosGateway.CosmosGateway Gateway => _gateway ?? throw new InvalidOperationException("There is no gateway: the tests run against an account.");

    public string Database { get; } = $"test-{Guid.NewGuid():N}";

    /// <summary>How many physical partitions the gateway has.</summary>
    public int PhysicalPartitions { get; init; } = 2;

    /// <summary>The gateway's own clock, which its documents' times are by.</summary>
    public TimeProvider GatewayTime { get; init; } = TimeProvider.System;

    /// <summary>Opens a backend: the first makes the database. Several at a time are several processes.</summary>
    public Task<AzureBackend> OpenAsync(TimeProvider time, IIds ids, int seed = 1) => OpenAsync(Database, time, ids, seed);

    /// <summary>Opens a backend on another database of the same account.</summary>
    public Task<AzureBackend> OpenElsewhereAsync(TimeProvider time, IIds ids) => OpenAsync($"{Database}-2", time, ids, seed: 2);

    public async Task CloseAsync()
    {
        foreach (var backend in _backends) await backend.DisposeAsync();
        _backends.Clear();
    }

    public async Task RemoveAsync()
    {
        await CloseAsync();
        if (_gateway is not null) await _gateway.DisposeAsync();
        if (Account is null) return;
        using var client = new Microsoft.Azure.Cosmos.CosmosClient(Account);
        foreach (var database in _made) await client.GetDatabase(database).DeleteAsync();
    }

    private async Task<AzureBackend> OpenAsync(string database, TimeProvider time, IIds ids, int seed)
    {
        if (Account is null) _gateway ??= await CosmosGateway.CosmosGateway.StartAsync(new GatewayOptions { PhysicalPartitions = PhysicalPartitions, Time = GatewayTime });
        var options = new AzureOptions
        {
            Cosmos = new CosmosOptions
            {
                ConnectionString = Account ?? Gateway.ConnectionString,
                Database = database,
                Direct = false,
                MakeContainers = _made.Add(database),
                RequestTimeout = TimeSpan.FromSeconds(5),
            },
        };
        var backend = await AzureBackend.OpenAsync(options, time, ids, new Random(seed), CancellationToken.None);
        _backends.Add(backend);
        return backend;
    }
}
