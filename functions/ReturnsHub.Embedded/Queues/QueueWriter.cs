using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Puts messages on queues, within the running transaction. On the writer's thread.</summary>
internal sealed class QueueWriter(QueueBook book, DuplicateDetection duplicates)
{
    private static readonly Sql FindSession = new("select id from queue_sessions where queue=? and session=?");
    private static readonly Sql InsertSession = new("insert into queue_sessions(queue, session, available_at) values(?, ?, ?)");
    private static readonly Sql InsertMessage = new(
        "insert into queue_messages(session, message_id, enqueued_at, attempts, body, trace) values(?, ?, ?, 0, ?, ?)");

    /// <summary>Sends a message unless its id is known. <paramref name="key"/> is <see cref="DuplicateDetection.KeyOf"/> its id.</summary>
    public bool Send(JournalConnection db, string queue, QueueMessage message, byte[] key, DateTimeOffset now)
    {
        if (!duplicates.IsNew(db, book.NumberOf(db, queue), key, now)) return false;
        Put(db, queue, message.Session, message.Id, message.Body.Span, message.Trace?.ToText(), now);
        return true;
    }

    /// <summary>Puts a message at the end of its session, whether or not its id is known.</summary>
    public void Put(JournalConnection db, string queue, string session, string id, ReadOnlySpan<byte> body, string? trace, DateTimeOffset now)
    {
        var number = book.NumberOf(db, queue);
        if (db.Use(FindSession).Bind(number).Bind(session).Scalar() is not { } row)
        {
            db.Use(InsertSession).Bind(number).Bind(session).Bind(now).Run();
            row = db.LastRowId;
        }

        db.Use(InsertMessage).Bind(row).Bind(id).Bind(now).Bind(body).Bind(trace).Run();
        book.Changed(queue, waiting: 1);
    }
}
