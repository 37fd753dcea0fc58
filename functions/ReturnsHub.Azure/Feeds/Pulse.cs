namespace ReturnsHub.Azure.Feeds;

/// <summary>Wakes everybody of this process who waits for the feed to go on.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes with the next beat. Take it before looking, so that no append falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
