using ReturnsHub.Core.Deliver.Turns;

namespace ReturnsHub.Core.Tests.Deliver.Turns;

/// <summary>
/// One session of a broker as Service Bus has them: messages in the order they were enqueued, scheduled ones when they come due, a note,
/// duplicate detection by message id, and a dead letter after too many deliveries. Each call of a worker can be its last.
/// </summary>
internal sealed class SessionBroker(TimeProvider time, int maxDeliveryCount = 1000)
{
    private readonly List<Message> _messages = [];
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private byte[] _note = [];
    private long _order;

    /// <summary>Asked before and after every step a worker takes; true ends the worker there.</summary>
    public Func<bool> Crashes { get; set; } = () => false;

    public List<Message> DeadLetters { get; } = [];

    public bool IsEmpty => _messages.Count == 0;

    public bool HasNote => _note.Length > 0;

    public DateTimeOffset? NextDue => _messages.Count == 0 ? null : _messages.Min(m => m.Due);

    public void Send(string id, ReadOnlyMemory<byte> body) => Put(new Message(id, id, 1, false, body, time.GetUtcNow()));

    /// <summary>Sends a message whose id the duplicate detection has forgotten.</summary>
    public void SendAgain(string id, ReadOnlyMemory<byte> body)
    {
        _sent.Remove(id);
        Send(id, body);
    }

    public void Redrive(Message dead, int number) =>
        Put(dead with { Id = $"{dead.DeliveryId}~{number}", Attempt = 1, OutOfTurn = true, Due = time.GetUtcNow(), Count = 0 });

    /// <summary>Forgets every scheduled message, as a broker never should.</summary>
    public void LoseScheduled() => _messages.RemoveAll(m => m.Due > time.GetUtcNow());

    /// <summary>Hands out what is first in the session and lets <paramref name="work"/> do with it. False when nothing is due.</summary>
    public async Task<bool> WorkAsync(Func<DeliveryInHand, IDeliverySession, Task> work)
    {
        var now = time.GetUtcNow();
        if (_messages.Where(m => m.Due <= now).OrderBy(m => m.Due > m.SentAt ? m.Due : m.SentAt).ThenBy(m => m.Order).FirstOrDefault() is not { } first) return false;
        first.Count++;
        if (first.Count > maxDeliveryCount)
        {
            _messages.Remove(first);
            DeadLetters.Add(first);
            return true;
        }

        var hand = new DeliveryInHand
        {
            MessageId = first.Id,
            DeliveryId = first.DeliveryId,
            Attempt = first.Attempt,
            DeliveryCount = first.Count,
            OutOfTurn = first.OutOfTurn,
            Body = first.Body,
            EnqueuedAt = first.SentAt,
        };
        try
        {
            await work(hand, new Session(this, first));
        }
        catch (CrashException)
        {
            // The lock ends, and the message is handed out again.
        }

        return true;
    }

    private void Put(Message message)
    {
        if (!_sent.Add(message.Id)) return;
        _messages.Add(message with { Order = ++_order, SentAt = time.GetUtcNow() });
    }

    private void MayCrash()
    {
        if (Crashes()) throw new CrashException();
    }

    internal sealed record Message(string Id, string DeliveryId, int Attempt, bool OutOfTurn, ReadOnlyMemory<byte> Body, DateTimeOffset Due)
    {
        public long Order { get; init; }

        public DateTimeOffset SentAt { get; init; }

        public int Count { get; set; }

        public bool Equals(Message? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Order.GetHashCode();
    }

    internal sealed class CrashException : Exception;

    private sealed class Session(SessionBroker broker, Message message) : IDeliverySession
    {
        public Task<ReadOnlyMemory<byte>> ReadNoteAsync(CancellationToken ct) => Task.FromResult<ReadOnlyMemory<byte>>(broker._note);

        public Task WriteNoteAsync(ReadOnlyMemory<byte> note, CancellationToken ct) => Step(() => broker._note = note.ToArray());

        public Task SendAsync(DeliveryCopy copy, CancellationToken ct) => Step(() =>
            broker.Put(new Message(copy.MessageId, copy.DeliveryId, copy.Attempt, copy.OutOfTurn, copy.Body, copy.NotBefore ?? broker.Now)));

        public Task CompleteAsync(CancellationToken ct) => Step(() => broker._messages.Remove(message));

        public Task DeadLetterAsync(string reason, string description, CancellationToken ct) => Step(() =>
        {
            if (broker._messages.Remove(message)) broker.DeadLetters.Add(message);
        });

        private Task Step(Action effect)
        {
            broker.MayCrash();
            effect();
            broker.MayCrash();
            return Task.CompletedTask;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
