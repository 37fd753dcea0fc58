using System.Threading.Channels;
using ReturnsHub.Embedded.Evidence;

namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// The one writer. Operations that arrive together share a transaction (group commit): one flush to disk serves many
/// callers, and each hears of success only after the commit that holds its work. An operation that throws is taken out and
/// fails alone.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private const int MostWaiting = 16_384;

    private readonly Channel<WriteOperation> _waiting = Channel.CreateBounded<WriteOperation>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Db _db;
    private readonly WriteContext _context;
    private readonly PackWriter _packs;
    private readonly int _mostPerTransaction;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _transactions;

    public JournalWriter(Db db, PackWriter packs, int mostPerTransaction)
    {
        _db = db;
        _packs = packs;
        _context = new WriteContext(db, packs);
        _mostPerTransaction = mostPerTransaction;
        _thread = new Thread(Write) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    /// <summary>Transactions committed so far.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <summary>Does work in a transaction; completes when it is on disk.</summary>
    public async Task<T> WriteAsync<T>(Func<WriteContext, T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var operation = new WriteOperation<T>(work);
        if (!_waiting.Writer.TryWrite(operation)) await _waiting.Writer.WriteAsync(operation, ct);
        // Once queued it will be done: giving up waiting would leave the caller not knowing whether it was.
        return await operation.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopped.Task;
        _packs.Dispose();
        _db.Dispose();
    }

    private void Write()
    {
        var batch = new List<WriteOperation>(_mostPerTransaction);
        try
        {
            while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                batch.Clear();
                while (batch.Count < _mostPerTransaction && _waiting.Reader.TryRead(out var operation)) batch.Add(operation);
                Commit(batch);
            }
        }
        finally
        {
            _stopped.TrySetResult();
        }
    }

    private void Commit(List<WriteOperation> batch)
    {
        if (TryCommit(batch) is not { } error) return;
        if (batch.Count == 1)
        {
            batch[0].Fail(error);
            return;
        }

        foreach (var operation in batch)
        {
            if (TryCommit([operation]) is { } own) operation.Fail(own);
        }
    }

    private Exception? TryCommit(List<WriteOperation> batch)
    {
        try
        {
            _db.Execute("BEGIN IMMEDIATE");
            foreach (var operation in batch) operation.Run(_context);
            // The bytes go first: an index entry on disk always finds its bytes.
            _packs.Flush();
            _db.Execute("COMMIT");
            if (_context.EraseFromLog) _db.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (Exception e)
        {
            _context.RolledBack();
            try
            {
                _db.Execute("ROLLBACK");
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                // SQLite has rolled back by itself (disk full, I/O error); the first error says what happened.
            }

            return e;
        }

        Interlocked.Increment(ref _transactions);
        _context.Committed();
        foreach (var operation in batch) operation.Succeed();
        return null;
    }
}
