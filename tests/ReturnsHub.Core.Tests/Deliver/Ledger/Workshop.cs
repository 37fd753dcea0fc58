namespace ReturnsHub.Core.Tests.Deliver.Ledger;

/// <summary>
/// Runs workers one step at a time in an order the test chooses. A worker stands at a gate before and after everything it does to the world
/// outside; until it is let through it is as good as paused, and it may be stopped there for good.
/// </summary>
internal sealed class Workshop
{
    private readonly List<(int Worker, TaskCompletionSource Gate)> _standing = [];

    /// <summary>The worker whose step runs now.</summary>
    public int Now { get; private set; }

    /// <summary>Workers that stand at a gate.</summary>
    public IReadOnlyList<int> Standing => [.. _standing.Select(s => s.Worker)];

    /// <summary>Stands at a gate.</summary>
    public async Task PassAsync()
    {
        var me = Now;
        var gate = new TaskCompletionSource();
        _standing.Add((me, gate));
        await gate.Task;
    }

    /// <summary>Begins a worker's work, up to its first gate.</summary>
    public Task Begin(int worker, Func<Task> work)
    {
        Now = worker;
        return work();
    }

    /// <summary>Lets a worker through to its next gate.</summary>
    public void Let(int worker)
    {
        var gate = Take(worker);
        Now = worker;
        gate.SetResult();
    }

    /// <summary>Stops a worker where it stands.</summary>
    public void Stop(int worker)
    {
        var gate = Take(worker);
        Now = worker;
        gate.SetException(new StoppedException());
    }

    private TaskCompletionSource Take(int worker)
    {
        var found = _standing.Single(s => s.Worker == worker);
        _standing.Remove(found);
        return found.Gate;
    }

    internal sealed class StoppedException : Exception;
}
