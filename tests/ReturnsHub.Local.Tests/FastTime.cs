namespace ReturnsHub.Local.Tests;

/// <summary>A clock on which a second passes in a hundredth: rests between attempts end, in their order, while a test runs.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Factor = 100;
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly long _begun = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + System.GetElapsedTime(_begun) * Factor;

    public override long GetTimestamp() => System.GetTimestamp() * Factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Slow(dueTime), Slow(period)));

    private static TimeSpan Slow(TimeSpan fast) => fast == Timeout.InfiniteTimeSpan || fast == TimeSpan.Zero ? fast : fast / Factor + TimeSpan.FromMilliseconds(1);

    private sealed class Timer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Slow(dueTime), Slow(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
