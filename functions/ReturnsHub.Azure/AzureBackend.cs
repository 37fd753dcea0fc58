using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using ReturnsHub.Azure.Audit;
using ReturnsHub.Azure.Channels;
using ReturnsHub.Azure.Checkpoints;
using ReturnsHub.Azure.Claims;
using ReturnsHub.Azure.Cosmos;
using ReturnsHub.Azure.Deadlines;
using ReturnsHub.Azure.Evidence;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Azure.Intake;
using ReturnsHub.Azure.Reasons;
using ReturnsHub.Azure.Reasons.Cache;
using ReturnsHub.Azure.Reasons.Limits;
using ReturnsHub.Azure.Returns;
using ReturnsHub.Azure.Signing;
using ReturnsHub.Azure.Turns;

namespace ReturnsHub.Azure;

/// <summary>
/// Every port of the hub on Azure's services. Any number of processes use it at the same time. Everything a port calls durable is
/// committed when its task completes.
/// </summary>
public sealed class AzureBackend : IBackend, IAsyncDisposable
{
    private readonly CosmosConnection _cosmos;

    private readonly DocumentPorts _documents;
    private readonly KeyVaultSigningKey? _signing;
    private readonly TimeProvider _time;

    private AzureBackend(
        AzureOptions options, CosmosConnection cosmos, BlobContainerClient? blobs, KeyVaultSigningKey? signing, TimeProvider time, IIds ids, Random random)
    {
        _cosmos = cosmos;
        _signing = signing;
        _time = time;
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
        _documents = new DocumentPorts(cosmos, Returns, ChangedReturns, blobs, options.Evidence?.DuplicateWindow ?? EvidenceOptions.DuplicateWindowOfTheQueue, time);
        AuditTrail = new CosmosAuditTrail(cosmos, AuditLog);
    }

    /// <inheritdoc />
    public IReturnStore Returns { get; }

    /// <inheritdoc />
    public IReturnQueries Queries { get; }

    /// <inheritdoc />
    public IChannelUse Channels { get; }

    /// <inheritdoc />
    public IOrderTurns Turns { get; }

    /// <inheritdoc />
    public IClaimQueries Claims { get; }

    /// <inheritdoc />
    public IDeadlineIndex Deadlines { get; }

    /// <inheritdoc />
    public ILookup Lookup => _documents.Lookup;

    /// <inheritdoc />
    public IUnmatchedReports Unmatched => _documents.Unmatched;

    /// <inheritdoc />
    public IQuarantine Quarantine => _documents.Quarantine;

    /// <inheritdoc />
    public ICursors Cursors => _documents.Cursors;

    /// <inheritdoc />
    public IIdempotencyKeys Idempotency => _documents.Idempotency;

    /// <inheritdoc />
    public IDeliveryLedger Deliveries => _documents.Deliveries;

    /// <inheritdoc />
    public IPolicyStore Policies => _documents.Policies;

    /// <inheritdoc />
    public IAuditLog AuditLog => _documents.AuditLog;

    /// <inheritdoc />
    public IAuditTrail AuditTrail { get; }

    /// <inheritdoc />
    public ICheckpoints Checkpoints => _documents.Checkpoints;

    /// <inheritdoc />
    public IReconciliationReports Reports => _documents.Reports;

    /// <inheritdoc />
    public IPersonalDataVault Vault => _documents.Vault;

    /// <inheritdoc />
    public IRetention Retention => _documents.Retention;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException"><see cref="AzureOptions.Evidence"/> is not set.</exception>
    public IEvidenceStore Evidence => SealedEvidence;

    /// <summary>The hub's key.</summary>
    /// <exception cref="InvalidOperationException"><see cref="AzureOptions.KeyVault"/> is not set.</exception>
    public ISigningKey SigningKey => _signing ?? throw new InvalidOperationException("Set KeyVault:Vault to sign.");

    private AzureEvidenceStore SealedEvidence => _documents.Evidence ?? throw new InvalidOperationException("Set Evidence:Endpoint to keep evidence.");

    /// <summary>The durable steps of intake, over the queue of the host.</summary>
    /// <exception cref="InvalidOperationException"><see cref="AzureOptions.Evidence"/> is not set.</exception>
    public IIntakeStore IntakeOver(IMessageSender queue) => new AzureIntakeStore(SealedEvidence, queue);

    /// <summary>
    /// Who reads customers' words: <paramref name="local"/> alone, or the model with <paramref name="local"/> in its stead. All processes
    /// share the answers already had and the day's tokens.
    /// </summary>
    /// <param name="model">The model; null for none.</param>
    /// <param name="local">Answers when the model does not.</param>
    /// <param name="identity">Signs in at the model's service where no key is given.</param>
    public IReasonClassifier ReasonClassifier(ReasonModelOptions? model, IReasonClassifier local, TokenCredential? identity) => model is null
        ? local
        : new ModelClassifier(
            model,
            local,
            new CosmosClassificationCache(_cosmos.Records, _cosmos.Calls, model.CacheFor, _time),
            new CosmosTokenBudget(_cosmos.Records, _cosmos.Calls),
            _time,
            identity);

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
        var signing = options.KeyVault is { } vault ? await KeyVaultSigningKey.ReadAsync(new SecretClient(vault.Vault, options.Credential), vault.Secret, ct) : null;
        var blobs = options.Evidence is { } evidence ? await evidence.OpenAsync(options.Credential, ct) : null;
        var cosmos = await CosmosConnection.OpenAsync(options.Cosmos, options.Credential, time, random, ct);
        return new AzureBackend(options, cosmos, blobs, signing, time, ids, random);
    }

    /// <summary>Closes connections. Nothing waits to be written.</summary>
    public ValueTask DisposeAsync()
    {
        _cosmos.Dispose();
        _signing?.Dispose();
        return ValueTask.CompletedTask;
    }
}
