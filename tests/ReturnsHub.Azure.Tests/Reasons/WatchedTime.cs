using System.Threading.Channels;

namespace ReturnsHub.Azure.Tests.Reasons;

/// <summary>The test's clock, which also tells for how long somebody began to wait.</summary>
internal sealed class WatchedTime(ManualTime time) : TimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = time.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Completes once somebody began to wait for just that long; what was waited for before is forgotten.</summary>
    public async Task WaitedForAsync(TimeSpan due)
    {
        while (await _waits.Reader.ReadAsync() != due)
        {
        }
    }
}
