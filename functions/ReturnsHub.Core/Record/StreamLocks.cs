namespace ReturnsHub.Core.Record;

/// <summary>
/// Lets one worker of this process at a stream (or an order) at a time, so that workers wait instead of colliding. Correctness does not
/// rest on it: the store's expected version does that.
/// </summary>
internal sealed class StreamLocks
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Held> EnterAsync(string key, CancellationToken ct)
    {
        var stripe = _stripes[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_stripes.Length];
        await stripe.WaitAsync(ct);
        return new Held(stripe);
    }

    /// <summary>A lock in hand; the default value is none.</summary>
    public readonly struct Held(SemaphoreSlim? stripe) : IDisposable
    {
        public bool IsHeld => stripe is not null;

        public void Dispose() => stripe?.Release();
    }
}
