using System.Threading.Channels;

namespace ReturnsHub.Embedded.Journal;

/// <summary>
/// The one writer. Its thread takes everything that waits, applies it in one transaction and commits once: callers share the
/// cost of reaching the disk. A caller hears of success after the commit that holds its work, never before.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private readonly JournalConnection _db;
    private readonly IReadOnlyList<IParticipant> _participants;
    private readonly Channel<WriteOperation> _waiting;
    private readonly int _batchOperations;
    private readonly long _batchBytes;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _transactions;
    private long _operations;

    public JournalWriter(JournalConnection db, IReadOnlyList<IParticipant> participants, EmbeddedOptions options)
    {
        _db = db;
        _participants = participants;
        _batchOperations = options.BatchOperations;
        _batchBytes = options.BatchBytes;
        _waiting = Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(options.WaitingOperations) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = "journal-writer" }.Start();
    }

    /// <summary>Transactions committed so far.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <summary>Operations committed so far.</summary>
    public long Operations => Interlocked.Read(ref _operations);

    /// <summary>
    /// Runs <paramref name="work"/> on the writer's thread; completes when it is on disk. Once there is room for it, it is
    /// done whatever <paramref name="ct"/> says: a caller that gave up halfway could not know.
    /// </summary>
    public Task<T> RunAsync<T>(Func<JournalConnection, T> work, CancellationToken ct, int bytes = 0)
    {
        if (ct.IsCancellationRequested) return Task.FromCanceled<T>(ct);
        var operation = new WriteOperation<T>(work, bytes);
        return _waiting.Writer.TryWrite(operation) ? operation.Task : WaitForRoomAsync(operation, ct);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ended.Task;
    }

    private async Task<T> WaitForRoomAsync<T>(WriteOperation<T> operation, CancellationToken ct)
    {
        try
        {
            await _waiting.Writer.WriteAsync(operation, ct);
        }
        catch (ChannelClosedException e)
        {
            throw new ObjectDisposedException("The backend is closed.", e);
        }

        return await operation.Task;
    }

    private void Run()
    {
        var batch = new List<WriteOperation>(_batchOperations);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Take(batch);
            Commit(batch);
            batch.Clear();
        }

        _ended.SetResult();
    }

    private void Take(List<WriteOperation> batch)
    {
        var bytes = 0L;
        while (batch.Count < _batchOperations && bytes < _batchBytes && _waiting.Reader.TryRead(out var operation))
        {
            batch.Add(operation);
            bytes += operation.Bytes;
        }
    }

    private void Commit(List<WriteOperation> batch)
    {
        if (TryCommit(batch) is not { } failure)
        {
            foreach (var operation in batch) operation.Complete();
        }
        else if (batch.Count == 1)
        {
            batch[0].Fail(failure);
        }
        else
        {
            // One of them is to blame; alone, it fails nobody else.
            foreach (var operation in batch) Commit([operation]);
        }
    }

    private Exception? TryCommit(List<WriteOperation> batch)
    {
        try
        {
            _db.BeginTransaction();
            foreach (var operation in batch) operation.Apply(_db);
            foreach (var participant in _participants) participant.BeforeCommit(_db);
            _db.Commit();
        }
        catch (Exception e)
        {
            foreach (var participant in _participants) participant.RolledBack();
            return Abandon(e);
        }

        Interlocked.Increment(ref _transactions);
        Interlocked.Add(ref _operations, batch.Count);
        foreach (var participant in _participants) participant.Committed(_db);
        return null;
    }

    private Exception Abandon(Exception cause)
    {
        try
        {
            _db.Abandon();
            return cause;
        }
        catch (Exception e)
        {
            return new AggregateException(cause, e);
        }
    }
}
