using ReturnsHub.Core.Record;
using ReturnsHub.Embedded.Audit;
using ReturnsHub.Embedded.Channels;
using ReturnsHub.Embedded.Checkpoints;
using ReturnsHub.Embedded.Claims;
using ReturnsHub.Embedded.Cursors;
using ReturnsHub.Embedded.Deadlines;
using ReturnsHub.Embedded.Deliveries;
using ReturnsHub.Embedded.Evidence;
using ReturnsHub.Embedded.Idempotency;
using ReturnsHub.Embedded.Intake;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Lookups;
using ReturnsHub.Embedded.Policies;
using ReturnsHub.Embedded.Quarantine;
using ReturnsHub.Embedded.Queues;
using ReturnsHub.Embedded.Reconciliation;
using ReturnsHub.Embedded.Retention;
using ReturnsHub.Embedded.Returns;
using ReturnsHub.Embedded.Signing;
using ReturnsHub.Embedded.Vault;

namespace ReturnsHub.Embedded;

/// <summary>
/// Every port of the hub on one data directory: a SQLite journal (<c>hub.db</c>) and evidence files. One process uses a
/// directory at a time. Everything a port calls durable is on disk when its task completes.
/// </summary>
public sealed class EmbeddedBackend : IBackend, IAsyncDisposable
{
    private readonly FileStream _lock;
    private readonly JournalConnection _db;
    private readonly ReadPool _reads;
    private readonly PackWriter _packWriter;
    private readonly PackReader _packReader;
    private readonly SigningKeyFile _signing;
    private int _disposed;

    private EmbeddedBackend(EmbeddedOptions options, TimeProvider time, IIds ids, FileStream held, JournalConnection db)
    {
        var evidenceDirectory = Path.Combine(options.DataDirectory, "evidence");
        DataDirectory.Make(evidenceDirectory);
        _lock = held;
        _db = db;
        _reads = new ReadPool(DataDirectory.JournalOf(options.DataDirectory), options);
        _packWriter = new PackWriter(evidenceDirectory, options.PackBytes);
        _packReader = new PackReader(evidenceDirectory);
        _signing = SigningKeyFile.Open(options.DataDirectory);
        var feed = new Feed(db);
        var book = new QueueBook();
        var duplicates = new DuplicateDetection(db, options.DuplicateWindow);
        var erasures = new Erasures();
        var evidence = new EvidenceBook(db, _packWriter, erasures, time);
        Writer = new JournalWriter(db, [_packWriter, evidence, book, duplicates, feed, erasures], options);

        var sending = new QueueWriter(book, duplicates);
        Returns = new SqliteReturnStore(Writer, _reads, feed, time);
        Queries = new SqliteReturnQueries(_reads);
        Claims = new SqliteClaimQueries(_reads);
        Channels = new SqliteChannelUse(_reads);
        Deadlines = new SqliteDeadlineIndex(Writer, _reads);
        Lookup = new SqliteLookup(Writer, _reads);
        Unmatched = new SqliteUnmatchedReports(Writer, _reads);
        Intake = new SqliteIntakeStore(Writer, evidence, sending, time);
        Queue = new SqliteMessageQueue(Writer, _reads, book, sending, new SessionLocks(book, options.LockDuration, ids), time);
        Evidence = new SqliteEvidenceStore(Writer, _reads, evidence, _packReader);
        Vault = new SqliteVault(Writer, _reads, erasures);
        Quarantine = new SqliteQuarantine(Writer, _reads);
        Deliveries = new SqliteDeliveryLedger(Writer, _reads);
        Cursors = new SqliteCursors(Writer, _reads);
        Idempotency = new SqliteIdempotencyKeys(Writer, time);
        Policies = new SqlitePolicyStore(Writer, _reads);
        AuditLog = new SqliteAuditLog(Writer, _reads);
        AuditTrail = new SqliteAuditTrail(_reads);
        Retention = new SqliteRetention(Writer, _reads, evidence);
        Checkpoints = new SqliteCheckpoints(Writer, _reads);
        Reports = new SqliteReconciliationReports(Writer, _reads);
    }

    /// <inheritdoc />
    public IReturnStore Returns { get; }

    /// <inheritdoc />
    public IReturnQueries Queries { get; }

    /// <inheritdoc />
    public IChannelUse Channels { get; }

    /// <inheritdoc />
    public IOrderTurns Turns { get; } = new LocalOrderTurns();

    /// <inheritdoc />
    public IClaimQueries Claims { get; }

    /// <inheritdoc />
    public IDeadlineIndex Deadlines { get; }

    /// <inheritdoc />
    public ILookup Lookup { get; }

    /// <inheritdoc />
    public IUnmatchedReports Unmatched { get; }

    /// <summary>The durable step of intake.</summary>
    public IIntakeStore Intake { get; }

    /// <summary>Queues with sessions.</summary>
    public IMessageQueue Queue { get; }

    /// <inheritdoc />
    public IEvidenceStore Evidence { get; }

    /// <inheritdoc />
    public IPersonalDataVault Vault { get; }

    /// <inheritdoc />
    public IQuarantine Quarantine { get; }

    /// <inheritdoc />
    public IDeliveryLedger Deliveries { get; }

    /// <inheritdoc />
    public ICursors Cursors { get; }

    /// <inheritdoc />
    public IIdempotencyKeys Idempotency { get; }

    /// <inheritdoc />
    public IPolicyStore Policies { get; }

    /// <inheritdoc />
    public IAuditLog AuditLog { get; }

    /// <inheritdoc />
    public IAuditTrail AuditTrail { get; }

    /// <inheritdoc />
    public IRetention Retention { get; }

    /// <inheritdoc />
    public ICheckpoints Checkpoints { get; }

    /// <inheritdoc />
    public IReconciliationReports Reports { get; }

    /// <summary>The hub's key: <c>signing.key</c> in the data directory.</summary>
    public ISigningKey SigningKey => _signing;

    /// <summary>The one writer, for tests that count transactions.</summary>
    internal JournalWriter Writer { get; }

    /// <summary>Transactions committed since the backend was opened: next to the work done, how much shares one flush to disk.</summary>
    public long Transactions => Writer.Transactions;

    /// <summary>
    /// Opens a data directory: makes it when it is not there, brings its data forward to this version, and gives up the
    /// queue locks of the process before.
    /// </summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="time">The clock of locks, windows and waits.</param>
    /// <param name="ids">Makes lock tokens.</param>
    /// <param name="ct">Cancels before the directory is touched.</param>
    /// <exception cref="DataDirectoryInUseException">Another process uses the directory.</exception>
    /// <exception cref="DataTooNewException">The data was written by a newer version.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Task<EmbeddedBackend> OpenAsync(EmbeddedOptions options, TimeProvider time, IIds ids, CancellationToken ct)
    {
        options.Check();
        // SQLite has no asynchronous side; opening recovers and migrates, which may take a while.
        return Task.Run(() => Open(options, time, ids), ct);
    }

    /// <summary>Finishes what waits for the disk, then closes. Calls made later fail with <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await Writer.DisposeAsync();
        await _reads.DisposeAsync();
        _packWriter.Dispose();
        _packReader.Dispose();
        _signing.Dispose();
        _db.Dispose();
        await _lock.DisposeAsync();
    }

    private static EmbeddedBackend Open(EmbeddedOptions options, TimeProvider time, IIds ids)
    {
        SQLitePCL.Batteries_V2.Init();
        DataDirectory.Make(options.DataDirectory);
        var held = DirectoryLock.Take(options.DataDirectory);
        JournalConnection? db = null;
        try
        {
            var file = DataDirectory.JournalOf(options.DataDirectory);
            db = JournalConnection.Open(file, options.CacheKilobytes);
            Schema.Migrate(db, file);
            SessionLocks.Clear(db);
            return new EmbeddedBackend(options, time, ids, held, db);
        }
        catch
        {
            db?.Dispose();
            held.Dispose();
            throw;
        }
    }
}
