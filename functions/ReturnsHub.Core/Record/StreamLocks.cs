namespace ReturnsHub.Core.Record;

/// <summary>
/// Lets one worker of this process at a stream at a time, so that workers wait instead of colliding. Correctness does not
/// rest on it: the store's expected version does that.
/// </summary>
internal sealed class StreamLocks
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Held> EnterAsync(StreamKey key, CancellationToken ct)
    {
        var stripe = _stripes[(uint)key.GetHashCode() % (uint)_stripes.Length];
        await stripe.WaitAsync(ct);
        return new Held(stripe);
    }

    public readonly struct Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
