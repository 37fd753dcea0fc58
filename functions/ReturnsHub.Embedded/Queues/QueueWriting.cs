using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>The queue's writes, for the queue itself and for intake, which sends in its own transaction.</summary>
internal sealed class QueueWriting(TimeProvider time, TimeSpan duplicateWindow)
{
    /// <summary>Sends a message unless its id was sent within the window. False when it was.</summary>
    public bool Send(Db db, string queue, QueueMessage message)
    {
        var qid = QueueIds.Get(db, queue);
        var now = time.GetUtcNow();
        if (!Remember(db, qid, message.Id, now)) return false;
        Enqueue(db, qid, message.Session, message.Id, message.Body.ToArray(), now);
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
    private bool Remember(Db db, long qid, string messageId, DateTimeOffset now)
    {
        var key = Hashes.Key(messageId);
        var since = db.Scalar("SELECT value FROM meta WHERE name = 'queue_seen_since'") as string;
        var young = since is not null && since[0] == '1' ? 1 : 0;
        if (since is null || now.UtcTicks - long.Parse(since[2..], System.Globalization.CultureInfo.InvariantCulture) > duplicateWindow.Ticks)
        {
            young = 1 - young;
            db.Execute(young == 0 ? "DELETE FROM queue_seen_0" : "DELETE FROM queue_seen_1");
            db.Execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('queue_seen_since', @0)", FormattableString.Invariant($"{young}:{now.UtcTicks}"));
        }

        if (db.Scalar("SELECT 1 FROM queue_seen_0 WHERE qid = @0 AND key = @1 UNION ALL SELECT 1 FROM queue_seen_1 WHERE qid = @0 AND key = @1", qid, key) is not null)
            return false;
        db.Execute(young == 0 ? "INSERT INTO queue_seen_0 (qid, key) VALUES (@0, @1)" : "INSERT INTO queue_seen_1 (qid, key) VALUES (@0, @1)", qid, key);
        return true;
    }
}
