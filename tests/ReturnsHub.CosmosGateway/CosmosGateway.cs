using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway.Faults;
using ReturnsHub.CosmosGateway.Http;
using ReturnsHub.CosmosGateway.Log;
using ReturnsHub.CosmosGateway.Resources;

namespace ReturnsHub.CosmosGateway;

/// <summary>
/// A Cosmos DB gateway in the test's own process, which the real SDK talks to over plain HTTP on loopback. Everything lives in memory
/// and ends with it. The README says what it imitates.
/// </summary>
public sealed class CosmosGateway : IAsyncDisposable
{
    private readonly GatewayServer _server;
    private readonly Account _account;
    private readonly SocketsHttpHandler _connections = new() { UseProxy = false };

    private CosmosGateway(GatewayServer server, Account account, FaultPlan faults, RequestLog requests)
    {
        _server = server;
        _account = account;
        Faults = faults;
        Requests = requests;
    }

    public Uri Endpoint => _server.Endpoint;

    /// <summary>Any key is taken; the SDK only wants one that is well formed.</summary>
    public string Key { get; } = Convert.ToBase64String(new byte[64]);

    /// <summary>For code that builds its own client: <c>AccountEndpoint=…;AccountKey=…;</c></summary>
    public string ConnectionString => $"AccountEndpoint={Endpoint.AbsoluteUri};AccountKey={Key};";

    public FaultPlan Faults { get; }

    public RequestLog Requests { get; }

    /// <summary>Every document there is now, with its size.</summary>
    public IReadOnlyList<StoredDocument> Stored => _account.Stored;

    /// <exception cref="ArgumentOutOfRangeException">The options ask for no, or too many, physical partitions.</exception>
    public static async Task<CosmosGateway> StartAsync(GatewayOptions? options = null, CancellationToken ct = default)
    {
        options ??= new GatewayOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PhysicalPartitions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.PhysicalPartitions, 64);
        SdkEnvironment.Prepare();
        var faults = new FaultPlan();
        var requests = new RequestLog();
        var account = new Account(options);
        var router = new Router(account, new DataRequests(faults, requests));
        return new CosmosGateway(await GatewayServer.StartAsync(router, ct), account, faults, requests);
    }

    /// <summary>Splits every physical partition of a container in two, as the service does when they grow or get more throughput.</summary>
    /// <exception cref="ArgumentException">There is no such container.</exception>
    public void Split(string database, string container)
    {
        if (_account.Find(database)?.Find(container) is not { } found) throw new ArgumentException("No such container.", nameof(container));
        found.Split();
    }

    /// <summary>A client in gateway mode, limited to this endpoint; the caller disposes of it.</summary>
    public CosmosClient CreateClient(Action<CosmosClientOptions>? configure = null)
    {
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            RequestTimeout = TimeSpan.FromSeconds(10),
            HttpClientFactory = () => new HttpClient(_connections, disposeHandler: false),
        };
        configure?.Invoke(options);
        return new CosmosClient(Endpoint.AbsoluteUri, Key, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _connections.Dispose();
    }
}
