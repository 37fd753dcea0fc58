using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Ends a session's lock. On the writer's thread.</summary>
internal sealed class Settling(QueueBook book)
{
    private const int LongestDescription = 1000;

    private static readonly Sql Find = new("""
        select id, available_at, handed_to from queue_sessions where queue=? and session=? and lock_token=?
        """);
    private static readonly Sql HandedOut = new("select id, message_id from queue_messages where session=? and id<=? order by id");
    private static readonly Sql Delete = new("delete from queue_messages where id=?");
    private static readonly Sql Bury = new("""
        insert into dead_letters(queue, session, message_id, attempts, reason, description, at, body, trace)
        select ?, ?, message_id, attempts + 1, ?, ?, ?, body, trace from queue_messages where id=?
        """);
    private static readonly Sql First = new("select min(id) from queue_messages where session=?");
    private static readonly Sql CountAttempt = new("update queue_messages set attempts=attempts+1 where id=?");
    private static readonly Sql Release = new("update queue_sessions set lock_token=null, handed_to=null, available_at=? where id=?");
    private static readonly Sql Remove = new("delete from queue_sessions where id=?");

    public bool Settle(JournalConnection db, QueueSession session, SessionSettlement settlement, DateTimeOffset now)
    {
        var queue = book.NumberOf(db, session.Queue);
        if (FindLock(db, queue, session, now) is not { } held) return false;

        var rows = ReadHandedOut(db, held);
        foreach (var id in settlement.Completed) db.Use(Delete).Bind(TakeRow(rows, id)).Run();
        foreach (var dead in settlement.DeadLettered)
        {
            var row = TakeRow(rows, dead.MessageId);
            db.Use(Bury).Bind(queue).Bind(session.Session).Bind(dead.Reason)
                .Bind(Clip.Of(dead.Description, LongestDescription)).Bind(now).Bind(row).Run();
            db.Use(Delete).Bind(row).Run();
        }

        LetGo(db, held.Id, settlement.RetryAfter, now);
        book.Changed(session.Queue, -settlement.Completed.Count - settlement.DeadLettered.Count, settlement.DeadLettered.Count);
        return true;
    }

    private static (long Id, long HandedTo)? FindLock(JournalConnection db, long queue, QueueSession session, DateTimeOffset now)
    {
        using var row = db.Use(Find).Bind(queue).Bind(session.Session).Bind(session.LockToken);
        // A lock that has run out is lost even while nobody else has taken it: its holder must not depend on luck.
        return row.Step() && row.Time(1) > now ? (row.Int64(0), row.Int64(2)) : null;
    }

    private static List<(long Row, string Id)> ReadHandedOut(JournalConnection db, (long Id, long HandedTo) held)
    {
        var handedOut = new List<(long Row, string Id)>();
        using var rows = db.Use(HandedOut).Bind(held.Id).Bind(held.HandedTo);
        while (rows.Step()) handedOut.Add((rows.Int64(0), rows.Text(1)));
        return handedOut;
    }

    private static long TakeRow(List<(long Row, string Id)> rows, string id)
    {
        // The same id may stand in a session twice, sent again after the duplicate window: the first goes first.
        var at = rows.FindIndex(r => r.Id == id);
        var row = rows[at].Row;
        rows.RemoveAt(at);
        return row;
    }

    private static void LetGo(JournalConnection db, long session, TimeSpan? retryAfter, DateTimeOffset now)
    {
        if (db.Use(First).Bind(session).Scalar() is not { } first)
        {
            db.Use(Remove).Bind(session).Run();
            return;
        }

        if (retryAfter is not null) db.Use(CountAttempt).Bind(first).Run();
        db.Use(Release).Bind(now + (retryAfter ?? TimeSpan.Zero)).Bind(session).Run();
    }
}
