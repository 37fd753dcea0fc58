using ReturnsHub.Core.Telemetry;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Locks sessions that are due and hands out their messages. On the writer's thread.</summary>
internal sealed class SessionLocks(QueueBook book, TimeSpan duration, IIds ids)
{
    private static readonly Sql Due = new("""
        select id, session, handed_to from queue_sessions where queue=? and available_at<=? order by available_at, id limit ?
        """);
    private static readonly Sql NextDue = new("select min(available_at) from queue_sessions where queue=?");
    private static readonly Sql CountAttempts = new("update queue_messages set attempts=attempts+1 where session=? and id<=?");
    private static readonly Sql Messages = new("""
        select id, message_id, body, attempts, enqueued_at, trace from queue_messages where session=? order by id limit ?
        """);
    private static readonly Sql Lock = new("update queue_sessions set lock_token=?, available_at=?, handed_to=? where id=?");
    private static readonly Sql CountAllAttempts = new("""
        update queue_messages set attempts=attempts+1 where id in (
            select m.id from queue_sessions s join queue_messages m on m.session=s.id and m.id<=s.handed_to where s.lock_token is not null)
        """);
    private static readonly Sql Unlock = new(
        "update queue_sessions set lock_token=null, handed_to=null, available_at=0 where lock_token is not null");

    /// <summary>
    /// Takes the locks of a former process away. What it was handed counts as tried: a message that brings the process down
    /// must not do so for ever.
    /// </summary>
    public static void Clear(JournalConnection db)
    {
        db.BeginTransaction();
        db.Use(CountAllAttempts).Run();
        db.Use(Unlock).Run();
        db.Commit();
    }

    public Received Receive(JournalConnection db, string queue, int most, int messagesPerSession, DateTimeOffset now)
    {
        var number = book.NumberOf(db, queue);
        var sessions = new List<QueueSession>();
        foreach (var due in ReadDue(db, number, most, now)) sessions.Add(TakeLock(db, queue, due, messagesPerSession, now));
        var next = sessions.Count > 0 ? null : db.Use(NextDue).Bind(number).Scalar();
        return new Received(sessions, next is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) - now : null);
    }

    private static List<DueSession> ReadDue(JournalConnection db, long queue, int most, DateTimeOffset now)
    {
        var due = new List<DueSession>();
        using var rows = db.Use(Due).Bind(queue).Bind(now).Bind(most);
        while (rows.Step()) due.Add(new DueSession(rows.Int64(0), rows.Text(1), rows.IsNull(2) ? null : rows.Int64(2)));
        return due;
    }

    private QueueSession TakeLock(JournalConnection db, string queue, DueSession due, int messagesPerSession, DateTimeOffset now)
    {
        // Somebody was handed these and let the lock run out.
        if (due.HandedTo is { } lost) db.Use(CountAttempts).Bind(due.Id).Bind(lost).Run();

        var messages = new List<ReceivedMessage>();
        var last = 0L;
        using (var rows = db.Use(Messages).Bind(due.Id).Bind(messagesPerSession))
        {
            while (rows.Step())
            {
                last = rows.Int64(0);
                messages.Add(new ReceivedMessage(rows.Text(1), rows.Blob(2), rows.Int32(3) + 1, rows.Time(4)) { Trace = TraceContext.OfText(rows.TextOrNull(5)) });
            }
        }

        var token = ids.Next(now).ToString("N");
        var until = now + duration;
        db.Use(Lock).Bind(token).Bind(until).Bind(last).Bind(due.Id).Run();
        return new QueueSession(queue, due.Session, token, until, messages);
    }

    /// <summary>What was locked; when nothing was, how long until something comes due by itself.</summary>
    internal sealed record Received(IReadOnlyList<QueueSession> Sessions, TimeSpan? NextDue);

    private sealed record DueSession(long Id, string Session, long? HandedTo);
}
