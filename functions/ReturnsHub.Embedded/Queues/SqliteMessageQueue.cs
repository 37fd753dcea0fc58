using System.Collections.Concurrent;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Queues;

/// <summary>Queues with sessions: messages and their due times in the journal, locks in memory.</summary>
internal sealed class SqliteMessageQueue(
    JournalWriter writer, ReaderPool readers, QueueWriting writing, QueueLocks locks, TimeProvider time) : IMessageQueue
{
    private readonly QueueIds _ids = new(readers);
    private readonly ConcurrentDictionary<string, Signal> _signals = new(StringComparer.Ordinal);

    public Signal SignalOf(string queue) => _signals.GetOrAdd(queue, static (_, t) => new Signal(t), time);

    public async Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken ct)
    {
        if (messages.Count == 0) return;
        var signal = SignalOf(queue);
        await writer.WriteAsync(
            w =>
            {
                foreach (var message in messages) writing.Send(w, queue, message);
                w.AfterCommit(signal.Set);
                return true;
            },
            ct);
    }

    public async Task<IReadOnlyList<QueueSession>> ReceiveAsync(string queue, int sessions, int messagesPerSession, TimeSpan wait, CancellationToken ct)
    {
        var signal = SignalOf(queue);
        var until = time.GetUtcNow() + wait;
        while (true)
        {
            var next = signal.Next;
            var found = await TakeAsync(queue, sessions, messagesPerSession, ct);
            var left = until - time.GetUtcNow();
            if (found.Count > 0 || left <= TimeSpan.Zero) return found;
            var due = NextDue(queue) is { } at ? at - time.GetUtcNow() : left;
            await signal.WaitAsync(next, due < left ? due > TimeSpan.FromMilliseconds(1) ? due : TimeSpan.FromMilliseconds(1) : left, ct);
        }
    }

    public async Task<bool> SettleAsync(QueueSession session, SessionSettlement settlement, CancellationToken ct)
    {
        var sid = await writer.WriteAsync(w => SessionSettling.Write(w, session, settlement, locks, time.GetUtcNow()), ct);
        if (sid == 0) return false;
        // After the commit: whoever takes the session next sees what was settled.
        locks.Release(sid, session.LockToken);
        SignalOf(session.Queue).Set();
        return true;
    }

    public Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct)
    {
        var limit = Math.Clamp(page.Limit, 1, 500);
        var from = page.Cursor is null ? 0 : KeysetCursor.Read(page.Cursor, 1)[0];
        var rows = _ids.Find(queue) is not { } qid ? [] : readers.Read(db => db.All(
            "SELECT id, session, message_id, body, attempts, reason, description, at FROM dead_letters WHERE qid = @0 AND id > @1 ORDER BY id LIMIT @2",
            r => (Id: r.GetInt64(0), Letter: new DeadLetter(queue, r.GetString(1), r.GetString(2), r.Bytes(3), r.GetInt32(4), r.GetString(5), r.GetString(6), r.Time(7))),
            qid, from, limit + 1));
        return Task.FromResult(new Page<DeadLetter>([.. rows.Take(limit).Select(r => r.Letter)], rows.Count > limit ? KeysetCursor.Write(rows[limit - 1].Id) : null));
    }

    public async Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct)
    {
        var signal = SignalOf(queue);
        return await writer.WriteAsync(
            w =>
            {
                var qid = QueueIds.Get(w.Db, queue);
                var letter = w.Db.First(
                    "DELETE FROM dead_letters WHERE qid = @0 AND message_id = @1 RETURNING session, body", r => (Session: r.GetString(0), Body: r.Bytes(1)), qid, messageId);
                if (letter.Session is null) return false;
                QueueWriting.Enqueue(w.Db, qid, letter.Session, messageId, letter.Body, time.GetUtcNow());
                w.AfterCommit(signal.Set);
                return true;
            },
            ct);
    }

    public Task<QueueDepth> DepthAsync(string queue, CancellationToken ct) => Task.FromResult(_ids.Find(queue) is not { } qid
        ? new QueueDepth(0, 0)
        : readers.Read(db => new QueueDepth(
            (long)db.Scalar("SELECT COUNT(*) FROM queue_messages m JOIN queue_sessions s ON s.sid = m.sid WHERE s.qid = @0", qid)!,
            (long)db.Scalar("SELECT COUNT(*) FROM dead_letters WHERE qid = @0", qid)!)));

    private async Task<IReadOnlyList<QueueSession>> TakeAsync(string queue, int sessions, int messagesPerSession, CancellationToken ct)
    {
        if (_ids.Find(queue) is not { } qid) return [];
        var now = time.GetUtcNow();
        var taken = new List<QueueSession>();
        // Locked sessions stand in the way of the query, not of the queue: look past them.
        var due = readers.Read(db => db.All(
            "SELECT sid, session FROM queue_sessions WHERE qid = @0 AND available_at <= @1 ORDER BY available_at LIMIT @2",
            r => (Sid: r.GetInt64(0), Session: r.GetString(1)), qid, now.UtcTicks, sessions + locks.Look().Held));
        foreach (var (sid, session) in due)
        {
            if (taken.Count == sessions) break;
            if (locks.TryTake(sid, out var lost) is not { } held) continue;
            if (lost) await writer.WriteAsync(w => SessionSettling.CountAttempt(w.Db, sid), ct);
            // Read after the lock is held: what a former holder settled is gone by now.
            var messages = readers.Read(db => db.All(
                "SELECT message_id, body, attempts, enqueued_at, id FROM queue_messages WHERE sid = @0 ORDER BY id LIMIT @1",
                r => (Row: r.GetInt64(4), Message: new ReceivedMessage(r.GetString(0), r.Bytes(1), r.GetInt32(2) + 1, r.Time(3))), sid, messagesPerSession));
            locks.Note(sid, held.Token, messages.Select(m => KeyValuePair.Create(m.Message.Id, m.Row)));
            var still = messages.Count > 0 && readers.Read(db => db.Scalar("SELECT available_at FROM queue_sessions WHERE sid = @0", sid)) is long at && at <= now.UtcTicks;
            if (still) taken.Add(new QueueSession(queue, session, held.Token, held.Until, [.. messages.Select(m => m.Message)]));
            else locks.Release(sid, held.Token);
        }

        return taken;
    }

    private DateTimeOffset? NextDue(string queue)
    {
        var first = _ids.Find(queue) is { } qid
            ? readers.Read(db => db.Scalar("SELECT MIN(available_at) FROM queue_sessions WHERE qid = @0 AND available_at > @1", qid, time.GetUtcNow().UtcTicks))
            : null;
        var delayed = first is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null;
        var expiring = locks.Look().FirstEnd;
        return delayed is null || expiring < delayed ? expiring : delayed;
    }
}
