using ReturnsHub.Embedded.Deliveries;
using ReturnsHub.Embedded.Evidence;
using ReturnsHub.Embedded.Idempotency;
using ReturnsHub.Embedded.Intake;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Lookups;
using ReturnsHub.Embedded.Quarantine;
using ReturnsHub.Embedded.Queues;
using ReturnsHub.Embedded.Returns;
using ReturnsHub.Embedded.Unmatched;
using ReturnsHub.Embedded.Vault;

namespace ReturnsHub.Embedded;

/// <summary>
/// Every port in one process and one data directory: a SQLite journal with one writer, and evidence in pack files. Whatever a
/// port calls durable is flushed to disk before its task completes.
/// </summary>
public sealed class EmbeddedBackend : IAsyncDisposable
{
    private const string JournalFile = "journal.db";

    private readonly DataDirectoryLock _lock;
    private readonly JournalWriter _writer;
    private readonly ReaderPool _readers;
    private readonly PackReader _packs;

    private EmbeddedBackend(EmbeddedOptions options, TimeProvider time, DataDirectoryLock held, Db db)
    {
        _lock = held;
        var evidence = Path.Combine(options.DataDirectory, "evidence");
        _readers = new ReaderPool(Path.Combine(options.DataDirectory, JournalFile));
        _writer = new JournalWriter(db, new PackWriter(evidence, options.PackSize), options.MostPerTransaction);
        _packs = new PackReader(evidence);
        var writing = new QueueWriting(time, options.DuplicateWindow);
        var queue = new SqliteMessageQueue(_writer, _readers, writing, new QueueLocks(time, options.LockDuration), time);
        Queue = queue;
        Intake = new SqliteIntakeStore(_writer, writing, queue);
        Returns = new SqliteReturnStore(_writer, _readers, new Signal(time));
        Queries = new SqliteReturnQueries(_readers);
        Lookup = new SqliteLookup(_writer, _readers);
        Unmatched = new SqliteUnmatchedReports(_writer, _readers);
        Evidence = new PackedEvidenceStore(_writer, _readers, _packs);
        Vault = new SqliteVault(_writer, _readers);
        Quarantine = new SqliteQuarantine(_writer, _readers);
        Deliveries = new SqliteDeliveryLedger(_writer, _readers);
        Cursors = new SqliteCursors(_writer, _readers);
        Idempotency = new SqliteIdempotencyKeys(_writer, time);
    }

    /// <summary>Returns, their events and the change feed.</summary>
    public IReturnStore Returns { get; }

    /// <summary>Lists and counts.</summary>
    public IReturnQueries Queries { get; }

    /// <summary>Names of returns.</summary>
    public ILookup Lookup { get; }

    /// <summary>Reports that wait for a return.</summary>
    public IUnmatchedReports Unmatched { get; }

    /// <summary>The durable step of intake.</summary>
    public IIntakeStore Intake { get; }

    /// <summary>Queues.</summary>
    public IMessageQueue Queue { get; }

    /// <summary>Raw bytes.</summary>
    public IEvidenceStore Evidence { get; }

    /// <summary>Personal data.</summary>
    public IPersonalDataVault Vault { get; }

    /// <summary>Messages that could not be read.</summary>
    public IQuarantine Quarantine { get; }

    /// <summary>What became of deliveries.</summary>
    public IDeliveryLedger Deliveries { get; }

    /// <summary>How far readers have come.</summary>
    public ICursors Cursors { get; }

    /// <summary>Answers to Idempotency-Keys.</summary>
    public IIdempotencyKeys Idempotency { get; }

    /// <summary>Transactions committed since the backend was opened.</summary>
    internal long Transactions => _writer.Transactions;

    /// <summary>Work in the writer's transactions, for tests of the writer itself.</summary>
    internal JournalWriter Writer => _writer;

    /// <summary>Opens a data directory, making or migrating it as needed.</summary>
    /// <exception cref="DataDirectoryException">In use by another process, not writable, or written by a newer hub.</exception>
    public static Task<EmbeddedBackend> OpenAsync(EmbeddedOptions options, TimeProvider time, CancellationToken ct) => Task.Run(
        () =>
        {
            SQLitePCL.Batteries_V2.Init();
            var held = DataDirectoryLock.Take(options.DataDirectory);
            Db? db = null;
            try
            {
                var path = Path.Combine(options.DataDirectory, JournalFile);
                db = new Db(path, readOnly: false, options.CacheKibibytes);
                Schema.Migrate(db, path);
                return new EmbeddedBackend(options, time, held, db);
            }
            catch
            {
                db?.Dispose();
                held.Dispose();
                throw;
            }
        },
        ct);

    /// <summary>Finishes what is queued for the writer, then lets the directory go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
        _packs.Dispose();
        _lock.Dispose();
    }
}
