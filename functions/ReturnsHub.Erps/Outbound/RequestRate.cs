namespace ReturnsHub.Erps.Outbound;

/// <summary>Counts requests in a sliding window: never more than so many in any stretch of its length.</summary>
internal sealed class RequestRate(int most, TimeSpan window, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Takes a place; how long to wait for one when there is none.</summary>
    public TimeSpan? Take()
    {
        lock (_gate)
        {
            if (Wait() is { } wait) return wait;
            _sent.Enqueue(time.GetUtcNow());
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
        var now = time.GetUtcNow();
        while (_sent.TryPeek(out var first) && first + window <= now) _sent.Dequeue();
        return _sent.Count < most ? null : _sent.Peek() + window - now;
    }
}
