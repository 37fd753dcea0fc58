using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Cache;

/// <summary>Keeps the newest answers in this process; the oldest go first.</summary>
/// <param name="most">Answers kept at most; one takes about 1 KB.</param>
/// <param name="keepFor">How long an answer is kept.</param>
/// <param name="time">The clock.</param>
public sealed class MemoryClassificationCache(int most, TimeSpan keepFor, TimeProvider time) : IClassificationCache
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _oldestFirst = [];

    /// <inheritdoc />
    public Task<ClassificationReport?> FindAsync(string key, CancellationToken ct)
    {
        lock (_gate)
        {
            var found = _byKey.TryGetValue(key, out var kept) && kept.Value.Until > time.GetUtcNow() ? kept.Value.Answer : null;
            return Task.FromResult(found);
        }
    }

    /// <inheritdoc />
    public Task KeepAsync(string key, ClassificationReport answer, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var known)) _oldestFirst.Remove(known);
            _byKey[key] = _oldestFirst.AddLast(new Kept(key, answer, time.GetUtcNow() + keepFor));
            while (_byKey.Count > most)
            {
                _byKey.Remove(_oldestFirst.First!.Value.Key);
                _oldestFirst.RemoveFirst();
            }
        }

        return Task.CompletedTask;
    }

    private sealed record Kept(string Key, ClassificationReport Answer, DateTimeOffset Until);
}
