namespace ReturnsHub.Embedded.Journal;

/// <summary>One caller's work on the journal, applied within a transaction that it may share with others.</summary>
internal abstract class WriteOperation(int bytes)
{
    /// <summary>Roughly what it adds to the transaction.</summary>
    public int Bytes => bytes;

    /// <summary>Does the work. May run again when the transaction it shared was rolled back.</summary>
    public abstract void Apply(JournalConnection db);

    /// <summary>Tells the caller that the work is on disk.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was done, and why.</summary>
    public abstract void Fail(Exception e);
}

/// <inheritdoc />
internal sealed class WriteOperation<T>(Func<JournalConnection, T> work, int bytes) : WriteOperation(bytes)
{
    // Continuations of callers must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Apply(JournalConnection db) => _result = work(db);

    public override void Complete() => _done.SetResult(_result!);

    public override void Fail(Exception e) => _done.SetException(e);
}
