using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>The queue's writes, for the queue itself and for intake, which sends in its own transaction.</summary>
internal sealed class QueueWriting(TimeProvider time, TimeSpan duplicateWindow)
{
    // Known only once committed: a roll-back takes a new queue or a new generation back.
    private readonly Dictionary<string, long> _queues = new(StringComparer.Ordinal);
    private (int Young, long Since, bool OlderHolds)? _seen;

    /// <summary>Sends a message unless its id was sent within the window. False when it was.</summary>
    public bool Send(WriteContext w, string queue, QueueMessage message)
    {
        if (!_queues.TryGetValue(queue, out var qid))
        {
            qid = QueueIds.Get(w.Db, queue);
            w.AfterCommit(() => _queues[queue] = qid);
        }

        var now = time.GetUtcNow();
        if (!Remember(w, qid, message.Id, now)) return false;
        Enqueue(w.Db, qid, message.Session, message.Id, message.Body.ToArray(), now);
        return true;
    }

    public static void Enqueue(Db db, long qid, string session, string messageId, byte[] body, DateTimeOffset now)
    {
        var sid = db.Scalar("SELECT sid FROM queue_sessions WHERE qid = @0 AND session = @1", qid, session)
            ?? db.Scalar("INSERT INTO queue_sessions (qid, session, available_at) VALUES (@0, @1, @2) RETURNING sid", qid, session, now.UtcTicks);
        db.Execute(
            "INSERT INTO queue_messages (sid, message_id, body, enqueued_at, attempts) VALUES (@0, @1, @2, @3, 0)", sid, messageId, body, now.UtcTicks);
    }

    /// <summary>
    /// Two generations of ids: the older one is emptied when the younger has lasted a window, so an id is known for one to two
    /// windows and forgetting costs nothing per message.
    /// </summary>
    private bool Remember(WriteContext w, long qid, string messageId, DateTimeOffset now)
    {
        var key = Hashes.Key(messageId);
        var seen = _seen ?? ReadGenerations(w.Db);
        if (seen is not { } known || now.UtcTicks - known.Since > duplicateWindow.Ticks)
        {
            var young = seen is { } old ? 1 - old.Young : 0;
            w.Db.Execute(young == 0 ? "DELETE FROM queue_seen_0" : "DELETE FROM queue_seen_1");
            w.Db.Execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('queue_seen', @0)", FormattableString.Invariant($"{young}:{now.UtcTicks}"));
            known = (young, now.UtcTicks, seen is not null);
            _seen = null;
        }

        if (_seen != known) w.AfterCommit(() => _seen = known);
        var older = known.Young == 0 ? "SELECT 1 FROM queue_seen_1 WHERE qid = @0 AND key = @1" : "SELECT 1 FROM queue_seen_0 WHERE qid = @0 AND key = @1";
        if (known.OlderHolds && w.Db.Scalar(older, qid, key) is not null) return false;
        var insert = known.Young == 0
            ? "INSERT OR IGNORE INTO queue_seen_0 (qid, key) VALUES (@0, @1)"
            : "INSERT OR IGNORE INTO queue_seen_1 (qid, key) VALUES (@0, @1)";
        return w.Db.Execute(insert, qid, key) == 1;
    }

    private static (int Young, long Since, bool OlderHolds)? ReadGenerations(Db db)
    {
        if (db.Scalar("SELECT value FROM meta WHERE name = 'queue_seen'") is not string text) return null;
        var young = text[0] == '1' ? 1 : 0;
        var older = db.Scalar(young == 0 ? "SELECT 1 FROM queue_seen_1 LIMIT 1" : "SELECT 1 FROM queue_seen_0 LIMIT 1") is not null;
        return (young, long.Parse(text.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture), older);
    }
}
