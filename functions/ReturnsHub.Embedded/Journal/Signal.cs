namespace ReturnsHub.Embedded.Journal;

/// <summary>Wakes whoever waits for something to happen after a commit.</summary>
internal sealed class Signal(TimeProvider time)
{
    private TaskCompletionSource _next = New();

    /// <summary>What the next <see cref="Set"/> completes. Take it before looking, so that nothing is missed in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for <paramref name="next"/>, at most so long.</summary>
    public async Task WaitAsync(Task next, TimeSpan atMost, CancellationToken ct)
    {
        if (atMost <= TimeSpan.Zero) return;
        try
        {
            await next.WaitAsync(atMost, time, ct);
        }
        catch (TimeoutException)
        {
            // Nothing came in time: the caller looks again or goes home.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
