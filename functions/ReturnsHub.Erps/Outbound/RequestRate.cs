namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Counts requests in a sliding window: never more than so many in any stretch of its length. It goes by time passed, so that a clock which
/// is set neither holds requests back nor lets more through.
/// </summary>
internal sealed class RequestRate(int most, TimeSpan window, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _sent = new();

    /// <summary>Takes a place; how long to wait for one when there is none.</summary>
    public TimeSpan? Take()
    {
        lock (_gate)
        {
            if (Wait() is { } wait) return wait;
            _sent.Enqueue(time.GetTimestamp());
            return null;
        }
    }

    /// <summary>How long to wait until there is a place; null when there is one.</summary>
    public TimeSpan? Look()
    {
        lock (_gate) return Wait();
    }

    private TimeSpan? Wait()
    {
        var now = time.GetTimestamp();
        while (_sent.TryPeek(out var first) && time.GetElapsedTime(first, now) >= window) _sent.Dequeue();
        return _sent.Count < most ? null : window - time.GetElapsedTime(_sent.Peek(), now);
    }
}
