using ReturnsHub.Embedded.Journal;
using ReturnsHub.Embedded.Paging;

namespace ReturnsHub.Embedded.Queues;

/// <inheritdoc />
internal sealed class SqliteMessageQueue(
    JournalWriter writer, ReadPool reads, QueueBook book, QueueWriter sending, SessionLocks locks, TimeProvider time) : IMessageQueue
{
    private const int MostSessions = 1000;
    private const int MostMessages = 1000;

    private static readonly Sql Depth = new("select waiting, dead from queues where name=?");

    private readonly Settling _settling = new(book);
    private readonly DeadLetters _deadLetters = new(book, sending);

    public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken ct)
    {
        QueueLimits.CheckName(queue);
        foreach (var message in messages) QueueLimits.Check(message);
        if (messages.Count == 0) return Task.CompletedTask;
        var keys = messages.Select(m => DuplicateDetection.KeyOf(m.Id)).ToArray();
        return writer.RunAsync(db =>
        {
            var now = time.GetUtcNow();
            for (var i = 0; i < keys.Length; i++) sending.Send(db, queue, messages[i], keys[i], now);
            return true;
        }, ct, messages.Sum(m => m.Body.Length));
    }

    public async Task<IReadOnlyList<QueueSession>> ReceiveAsync(
        string queue, int sessions, int messagesPerSession, TimeSpan wait, CancellationToken ct)
    {
        QueueLimits.CheckName(queue);
        ArgumentOutOfRangeException.ThrowIfLessThan(sessions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sessions, MostSessions);
        ArgumentOutOfRangeException.ThrowIfLessThan(messagesPerSession, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(messagesPerSession, MostMessages);
        var pulse = book.PulseOf(queue);
        var began = time.GetTimestamp();
        while (true)
        {
            var beat = pulse.Next;
            var received = await writer.RunAsync(db => locks.Receive(db, queue, sessions, messagesPerSession, time.GetUtcNow()), ct);
            var left = wait - time.GetElapsedTime(began);
            if (received.Sessions.Count > 0 || left <= TimeSpan.Zero) return received.Sessions;
            await Pulse.WaitAsync(beat, received.NextDue is { } due && due < left ? due : left, time, ct);
        }
    }

    public Task<bool> SettleAsync(QueueSession session, SessionSettlement settlement, CancellationToken ct)
    {
        QueueLimits.Check(session, settlement);
        return writer.RunAsync(db => _settling.Settle(db, session, settlement, time.GetUtcNow()), ct);
    }

    public async Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct)
    {
        PageCursor.Check(page);
        var after = PageCursor.ReadOne(page.Cursor, 0);
        return await reads.ReadAsync(db => DeadLetters.List(db, queue, after, page.Limit), ct);
    }

    public Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct)
    {
        QueueLimits.CheckName(queue);
        return writer.RunAsync(db => _deadLetters.Redrive(db, queue, messageId, time.GetUtcNow()), ct);
    }

    public Task<QueueDepth> DepthAsync(string queue, CancellationToken ct) => reads.ReadAsync(db =>
    {
        using var row = db.Use(Depth).Bind(queue);
        return row.Step() ? new QueueDepth(row.Int64(0), row.Int64(1)) : new QueueDepth(0, 0);
    }, ct);
}
