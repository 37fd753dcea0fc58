using ReturnsHub.Core.Telemetry;
using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Messages that are not tried again until somebody says so.</summary>
internal sealed class DeadLetters(QueueBook book, QueueWriter writer)
{
    private static readonly Sql Page = new("""
        select id, session, message_id, body, attempts, reason, description, at, trace from dead_letters
        where queue=(select id from queues where name=?) and id>? order by id limit ?
        """);
    private static readonly Sql Find = new("select id, session, body, trace from dead_letters where queue=? and message_id=? order by id limit 1");
    private static readonly Sql Delete = new("delete from dead_letters where id=?");

    public static Page<DeadLetter> List(JournalConnection db, string queue, long after, int limit)
    {
        using var query = db.Use(Page).Bind(queue).Bind(after);
        return PageOf.Rows(query, limit, row => Read(queue, row), row => PageCursor.Write(row.Int64(0)));
    }

    /// <summary>Puts a message back. On the writer's thread.</summary>
    public bool Redrive(JournalConnection db, string queue, string messageId, DateTimeOffset now)
    {
        var number = book.NumberOf(db, queue);
        long id;
        using (var row = db.Use(Find).Bind(number).Bind(messageId))
        {
            if (!row.Step()) return false;
            id = row.Int64(0);
            writer.Put(db, queue, row.Text(1), messageId, row.Span(2), row.TextOrNull(3), now);
        }

        db.Use(Delete).Bind(id).Run();
        book.Changed(queue, dead: -1);
        return true;
    }

    private static DeadLetter Read(string queue, Statement row) => new(
        queue, row.Text(1), row.Text(2), row.Blob(3), row.Int32(4), row.Text(5), row.Text(6), row.Time(7))
    {
        Trace = TraceContext.OfText(row.TextOrNull(8)),
    };
}
