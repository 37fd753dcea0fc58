using System.Collections.Concurrent;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Small integers for queue names.</summary>
internal sealed class QueueIds(ReaderPool readers)
{
    private readonly ConcurrentDictionary<string, long> _known = new(StringComparer.Ordinal);

    /// <summary>The queue's id, or null when nothing was ever sent to it.</summary>
    public long? Find(string queue)
    {
        if (_known.TryGetValue(queue, out var known)) return known;
        if (readers.Read(db => db.Scalar("SELECT qid FROM queues WHERE name = @0", queue)) is not long qid) return null;
        _known[queue] = qid;
        return qid;
    }

    /// <summary>The queue's id, made when it is new.</summary>
    public static long Get(Db db, string queue) =>
        db.Scalar("SELECT qid FROM queues WHERE name = @0", queue) as long? ?? (long)db.Scalar("INSERT INTO queues (name) VALUES (@0) RETURNING qid", queue)!;
}
