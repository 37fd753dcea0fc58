using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Writes how a session's lock ends.</summary>
internal static class SessionSettling
{
    /// <summary>Settles; the session's row id, or 0 when the lock was lost and nothing was done.</summary>
    public static long Write(WriteContext w, QueueSession session, SessionSettlement settlement, QueueLocks locks, DateTimeOffset now)
    {
        var db = w.Db;
        var qid = QueueIds.Get(db, session.Queue);
        if (db.Scalar("SELECT sid FROM queue_sessions WHERE qid = @0 AND session = @1", qid, session.Session) is not long sid) return 0;
        if (locks.Rows(sid, session.LockToken) is not { } rows) return 0;
        Complete(db, sid, [.. settlement.Completed.Where(rows.ContainsKey).Select(id => rows[id]).Order()], rows.Count);
        foreach (var dead in settlement.DeadLettered.Where(d => rows.ContainsKey(d.MessageId))) DeadLetter(db, qid, rows[dead.MessageId], session.Session, dead, now);
        if (settlement.RetryAfter is { } rest)
        {
            CountAttempt(db, sid);
            db.Execute("UPDATE queue_sessions SET available_at = @1 WHERE sid = @0", sid, (now + rest).UtcTicks);
        }

        db.Execute("DELETE FROM queue_sessions WHERE sid = @0 AND NOT EXISTS (SELECT 1 FROM queue_messages WHERE sid = @0)", sid);
        return sid;
    }

    /// <summary>Counts an attempt on a session's first message.</summary>
    public static int CountAttempt(Db db, long sid) =>
        db.Execute("UPDATE queue_messages SET attempts = attempts + 1 WHERE id = (SELECT MIN(id) FROM queue_messages WHERE sid = @0)", sid);

    private static void Complete(Db db, long sid, IReadOnlyList<long> rows, int handedOut)
    {
        // All that was handed out is the front of the session: one statement takes it away.
        if (rows.Count > 1 && rows.Count == handedOut) db.Execute("DELETE FROM queue_messages WHERE sid = @0 AND id <= @1", sid, rows[^1]);
        else foreach (var row in rows) db.Execute("DELETE FROM queue_messages WHERE id = @0", row);
    }

    private static void DeadLetter(Db db, long qid, long row, string session, DeadLettering dead, DateTimeOffset now)
    {
        var message = db.First(
            "DELETE FROM queue_messages WHERE id = @0 RETURNING body, attempts", r => (Body: r.Bytes(0), Attempts: r.GetInt32(1)), row);
        if (message.Body is null) return;
        db.Execute(
            "INSERT OR REPLACE INTO dead_letters (qid, session, message_id, body, attempts, reason, description, at) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)",
            qid, session, dead.MessageId, message.Body, message.Attempts + 1, dead.Reason, Clip.Of(dead.Description, 1000), now.UtcTicks);
    }
}
