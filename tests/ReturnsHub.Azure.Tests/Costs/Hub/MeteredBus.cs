using ReturnsHub.Azure.Queues;
using ReturnsHub.Azure.Tests.Costs.Counting;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>
/// The namespace's queues in memory: sessions and their state, scheduled messages, duplicate detection, dead letters. Counts what Service Bus
/// bills: every call is an operation, a message sent or handed out one for each 64 KB begun, batched or not
/// (https://azure.microsoft.com/pricing/details/service-bus/, "How is the Operations meter calculated";
/// https://learn.microsoft.com/azure/service-bus-messaging/service-bus-performance-improvements).
/// </summary>
internal sealed class MeteredBus(Tally tally, TimeProvider time) : IMessageSender, IDeadLetters
{
    private const int BilledBytes = 64 * 1024;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(QueueNames.DuplicateWindowMinutes);

    private readonly Lock _gate = new();
    private readonly List<BusMessage> _messages = [];
    private readonly Dictionary<(string Queue, string Id), DateTimeOffset> _seen = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _states = new(StringComparer.Ordinal);

    /// <summary>Messages that were given up, with why.</summary>
    public List<(BusMessage Message, string Reason)> Dead { get; } = [];

    /// <summary>Messages that were worked off, in that order.</summary>
    public List<BusMessage> Done { get; } = [];

    /// <summary>When the next message comes due; null when none waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _messages.Count == 0 ? null : _messages.Min(m => m.Due);
        }
    }

    public Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken ct)
    {
        foreach (var message in messages) Send(BusMessage.Of(BrokerAddress.Of(queue, message.Session, message.Id), message, time.GetUtcNow()));
        return Task.CompletedTask;
    }

    public void Send(BusMessage message)
    {
        Count(message.Queue, "send", message.Body.Length);
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_seen.TryGetValue((message.Queue, message.Id), out var at) && now - at < Remembered) return;
            _seen[(message.Queue, message.Id)] = now;
            _messages.Add(message);
        }
    }

    /// <summary>Takes the session whose message came due first; null when none has one.</summary>
    public string? AcceptSession(string queue)
    {
        lock (_gate)
        {
            if (Due(queue).FirstOrDefault() is not { } first) return null;
            Count(queue, "session", 0);
            return first.Session;
        }
    }

    /// <summary>Hands out a session's next message under its lock; null, which is a call as well, when there is none.</summary>
    public BusMessage? Receive(string queue, string session)
    {
        lock (_gate)
        {
            var next = Due(queue).FirstOrDefault(m => m.Session == session);
            Count(queue, next is null ? "empty" : "receive", next?.Body.Length ?? 0);
            if (next is not null) next.DeliveryCount++;
            return next;
        }
    }

    public void Complete(BusMessage message)
    {
        Settle(message, "complete");
        Done.Add(message);
    }

    public void DeadLetter(BusMessage message, string reason)
    {
        Settle(message, "dead-letter");
        Dead.Add((message, reason));
    }

    public ReadOnlyMemory<byte> ReadState(BusMessage message)
    {
        Count(message.Queue, "state", 0);
        lock (_gate) return _states.GetValueOrDefault(message.Session);
    }

    public void WriteState(BusMessage message, ReadOnlyMemory<byte> state)
    {
        Count(message.Queue, "state", state.Length);
        lock (_gate) _states[message.Session] = state;
    }

    public Task<Page<DeadLetter>> ListDeadLettersAsync(string queue, PageRequest page, CancellationToken ct) => throw NobodyAsks();

    public Task<bool> RedriveAsync(string queue, string messageId, CancellationToken ct) => throw NobodyAsks();

    public Task<QueueDepth> DepthAsync(string queue, CancellationToken ct) => throw NobodyAsks();

    private static NotSupportedException NobodyAsks() => new("On the day that is counted nobody looks at dead letters.");

    private void Settle(BusMessage message, string how)
    {
        Count(message.Queue, how, 0);
        lock (_gate) _messages.Remove(message);
    }

    private IEnumerable<BusMessage> Due(string queue)
    {
        var now = time.GetUtcNow();
        return _messages.Where(m => m.Queue == queue && m.Due <= now).OrderBy(m => m.Due);
    }

    private void Count(string queue, string operation, int bytes) => tally.Add($"bus/{queue}/{operation}", Math.Max(1, (bytes + BilledBytes - 1) / BilledBytes));
}
