namespace ReturnsHub.Embedded.Journal;

/// <summary>Wakes everybody who waits for something to change.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes with the next beat. Take it before looking, so that no change falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, New()).SetResult();

    /// <summary>Completes with <paramref name="beat"/> or after <paramref name="atMost"/>, whichever comes first.</summary>
    public static async Task WaitAsync(Task beat, TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        if (atMost <= TimeSpan.Zero) return;
        // Timers reach no further than this; a longer wait simply looks again.
        var wait = atMost < TimeSpan.FromDays(1) ? atMost : TimeSpan.FromDays(1);
        await beat.WaitAsync(wait, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
