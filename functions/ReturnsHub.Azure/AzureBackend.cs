using ReturnsHub.Azure.Channels;
using ReturnsHub.Azure.Checkpoints;
using ReturnsHub.Azure.Claims;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Deadlines;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Azure.Turns;

namespace ReturnsHub.Azure;

/// <summary>
/// Every port of the hub on Azure's services. Any number of processes use it at the same time. Everything a port calls durable is
/// committed when its task completes.
/// </summary>
public sealed class AzureBackend : IAsyncDisposable
{
    private readonly CosmosConnection _cosmos;

    private AzureBackend(AzureOptions options, CosmosConnection cosmos, TimeProvider time, IIds ids, Random random)
    {
        _cosmos = cosmos;
        var jitter = new Jitter(random);
        var known = new KnownStates();
        var documents = new ReturnDocuments(cosmos);
        var sessions = new AppendSessions();
        var appender = new ReturnAppender(cosmos, documents, known, sessions);
        Returns = new CosmosReturnStore(cosmos, documents, appender, known, new ReturnFeed(new FeedPages(cosmos), time));
        Queries = new CosmosReturnQueries(cosmos);
        Claims = new CosmosClaimQueries(cosmos);
        Channels = new CosmosChannelUse(cosmos);
        Deadlines = new CosmosDeadlineIndex(cosmos);
        ChangedReturns = new CosmosChangedReturns(cosmos);
        Turns = new CosmosOrderTurns(cosmos, sessions, options.Cosmos.OrderTurn, jitter, ids);
        // Ports of the container of records and of other services follow here.
    }

    /// <summary>Returns and their feed.</summary>
    public IReturnStore Returns { get; }

    /// <summary>Lists and counts of returns.</summary>
    public IReturnQueries Queries { get; }

    /// <summary>What resale channels were given.</summary>
    public IChannelUse Channels { get; }

    /// <summary>Turns at orders.</summary>
    public IOrderTurns Turns { get; }

    /// <summary>Claims across returns.</summary>
    public IClaimQueries Claims { get; }

    /// <summary>Returns by when they are to be looked at next.</summary>
    public IDeadlineIndex Deadlines { get; }

    /// <summary>Which returns changed, for checkpoints.</summary>
    internal IChangedReturns ChangedReturns { get; }

    /// <summary>The containers, for the parts that follow and for tests.</summary>
    internal CosmosConnection Cosmos => _cosmos;

    /// <summary>Connects to the services the options name.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="time">The clock of waits and of what is recorded.</param>
    /// <param name="ids">Makes ids of claims.</param>
    /// <param name="random">Spreads waits.</param>
    /// <param name="ct">Ends the attempt.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    public static async Task<AzureBackend> OpenAsync(AzureOptions options, TimeProvider time, IIds ids, Random random, CancellationToken ct)
    {
        options.Check();
        return new AzureBackend(options, await CosmosConnection.OpenAsync(options.Cosmos, options.Credential, time, random, ct), time, ids, random);
    }

    /// <summary>Closes connections. Nothing waits to be written.</summary>
    public ValueTask DisposeAsync()
    {
        _cosmos.Dispose();
        return ValueTask.CompletedTask;
    }
}
