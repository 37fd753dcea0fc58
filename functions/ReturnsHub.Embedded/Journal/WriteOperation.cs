namespace ReturnsHub.Embedded.Journal;

/// <summary>Work for the writer, and whoever waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Does the work inside the current transaction. May run again after a roll-back.</summary>
    public abstract void Run(WriteContext context);

    /// <summary>The work is on disk.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception error);
}

/// <inheritdoc />
internal sealed class WriteOperation<T>(Func<WriteContext, T> work) : WriteOperation
{
    // Continuations run elsewhere: the writer goes on with the next transaction.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public override void Run(WriteContext context) => _result = work(context);

    public override void Succeed() => _done.TrySetResult(_result);

    public override void Fail(Exception error) => _done.TrySetException(error);
}

/// <summary>What an operation may use.</summary>
internal sealed class WriteContext(Db db, Evidence.PackWriter packs)
{
    private readonly List<Action> _afterCommit = [];

    public Db Db => db;

    public Evidence.PackWriter Packs => packs;

    /// <summary>Runs once the transaction is on disk, before the caller hears of it.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Erased data must leave the write-ahead log too: it is folded into the database after this transaction.</summary>
    public void Erased() => EraseFromLog = true;

    public bool EraseFromLog { get; private set; }

    public void Committed()
    {
        EraseFromLog = false;
        foreach (var action in _afterCommit) action();
        _afterCommit.Clear();
    }

    public void RolledBack()
    {
        EraseFromLog = false;
        _afterCommit.Clear();
    }
}
