using System.Globalization;

namespace ReturnsHub.Embedded.Queues;

/// <summary>
/// Which sessions are being worked on. Kept in memory: the data directory belongs to one process, so a lock cannot outlive
/// its holder, and a restart starts with none.
/// </summary>
internal sealed class QueueLocks(TimeProvider time, TimeSpan duration)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Held> _held = [];
    private long _tokens;

    /// <summary>Locks a session unless somebody holds it. <paramref name="lost"/> says that a former holder let its lock run out.</summary>
    public (string Token, DateTimeOffset Until)? TryTake(long sid, out bool lost)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            lost = _held.TryGetValue(sid, out var held);
            if (held is not null && held.Until > now) return null;
            _held[sid] = new Held((++_tokens).ToString(CultureInfo.InvariantCulture), now + duration, []);
            return (_held[sid].Token, _held[sid].Until);
        }
    }

    /// <summary>Notes which rows were handed out under a lock.</summary>
    public void Note(long sid, string token, IEnumerable<KeyValuePair<string, long>> rows)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(sid, out var held) && held.Token == token) _held[sid] = held with { Rows = new(rows, StringComparer.Ordinal) };
        }
    }

    /// <summary>The rows handed out under a lock, by message id; null when the lock is not held any more.</summary>
    public IReadOnlyDictionary<string, long>? Rows(long sid, string token)
    {
        lock (_gate) return _held.TryGetValue(sid, out var held) && held.Token == token && held.Until > time.GetUtcNow() ? held.Rows : null;
    }

    public void Release(long sid, string token)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(sid, out var held) && held.Token == token) _held.Remove(sid);
        }
    }

    /// <summary>Sessions held now, and when the first lock runs out.</summary>
    public (int Held, DateTimeOffset? FirstEnd) Look()
    {
        lock (_gate) return (_held.Count, _held.Count == 0 ? null : _held.Values.Min(h => h.Until));
    }

    private sealed record Held(string Token, DateTimeOffset Until, Dictionary<string, long> Rows);
}
