using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing;
using ReturnsHub.Testing.Samples;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Deliver.Turns;

/// <summary>One return, one consumer that takes its parcel events, the session between them, and a record of what the consumer saw.</summary>
internal sealed class TurnWorld
{
    private readonly Ledger _ledger = new();
    private readonly Stream _stream;
    private readonly DeliveryTurns _turns;
    private readonly DateTimeOffset _lostAt;

    public TurnWorld(int events, int maxDeliveryCount = 1000)
    {
        _lostAt = Time.GetUtcNow();
        Broker = new SessionBroker(Time, maxDeliveryCount);
        var ids = new SequentialIds();
        var stream = new ReturnStream("r-1", Time, ids);
        var append = stream.Next([EventSamples.Requested(), .. Enumerable.Range(0, events).Select(n => EventSamples.Parcel(n))]);
        Events = [.. append.Events.Skip(1)];
        _stream = new Stream(append.Events);
        _turns = new DeliveryTurns(_ledger, _stream, Time, ids);
        Consumer = new ConsumerSettings
        {
            Tenant = stream.Key.Tenant,
            Id = "erp",
            Connector = "signed-webhook",
            Url = new Uri("https://erp.example/"),
            Events = ["parcel.tracked"],
        };
    }

    public ManualTime Time { get; } = new();

    public SessionBroker Broker { get; }

    public ConsumerSettings Consumer { get; }

    /// <summary>The events the consumer takes, in sequence.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>Events the consumer was sent, by their place among <see cref="Events"/>, 1 first; each attempt.</summary>
    public List<int> Seen { get; } = [];

    /// <summary>What the consumer answers to an attempt; confirms unless told otherwise.</summary>
    public Func<int, ReceivedMessage, MessageEnd> Answers { get; set; } = (_, _) => new MessageEnd.Done();

    /// <summary>How long the ledger cannot be read.</summary>
    public void LoseLedger(TimeSpan time) => _ledger.OutOfReach = () => Time.GetUtcNow() < _lostAt + time;

    public string IdOf(int n) => DeliveryIds.Of(Consumer.Id, Events[n - 1].Id);

    public DeliveryStatus? StatusOf(int n) => _ledger.Rows.TryGetValue(IdOf(n), out var row) ? row.Status : null;

    /// <summary>The relay sends events.</summary>
    public void Arrive(params ReadOnlySpan<int> numbers)
    {
        foreach (var n in numbers) Broker.Send(IdOf(n), CloudEventJson.Write(Events[n - 1]));
    }

    /// <summary>The relay sends an event again, long after the first time.</summary>
    public void ArriveAgain(int n) => Broker.SendAgain(IdOf(n), CloudEventJson.Write(Events[n - 1]));

    /// <summary>Works on what is first in the session. False when nothing is due.</summary>
    public Task<bool> WorkAsync() =>
        Broker.WorkAsync((message, session) => _turns.HandleAsync(Consumer, message, session, (m, _) => Task.FromResult(Attempt(m)), CancellationToken.None));

    /// <summary>Works on everything that is due now.</summary>
    public async Task WorkOffAsync()
    {
        var more = true;
        while (more) more = await WorkAsync();
    }

    /// <summary>Works until the session is empty, however long that takes.</summary>
    public async Task RunOutAsync()
    {
        await WorkOffAsync();
        while (Broker.NextDue is { } due)
        {
            Time.Advance(due - Time.GetUtcNow());
            await WorkOffAsync();
        }
    }

    // Stands in for DeliverStep: the consumer answers, and the ledger has the row before the step ends.
    private MessageEnd Attempt(ReceivedMessage message)
    {
        var n = Enumerable.Range(1, Events.Count).Single(i => IdOf(i) == message.Id);
        var e = Events[n - 1];
        Seen.Add(n);
        var end = Answers(n, message);
        _ledger.Rows[message.Id] = new Delivery
        {
            Id = message.Id,
            Tenant = e.Tenant,
            Consumer = Consumer.Id,
            EventId = e.Id,
            EventType = e.Type,
            ReturnId = e.ReturnId,
            Sequence = e.Sequence,
            Status = end switch
            {
                MessageEnd.Done => DeliveryStatus.Confirmed,
                MessageEnd.Dead => DeliveryStatus.DeadLettered,
                _ => DeliveryStatus.Retrying,
            },
            Attempts = message.Attempt,
            UpdatedAt = Time.GetUtcNow(),
        };
        return end;
    }

    private sealed class Ledger : IDeliveryLedger
    {
        public Dictionary<string, Delivery> Rows { get; } = new(StringComparer.Ordinal);

        public Func<bool> OutOfReach { get; set; } = () => false;

        public Task<Delivery?> FindAsync(TenantId tenant, string deliveryId, CancellationToken ct) =>
            OutOfReach() ? throw new IOException("The ledger is out of reach.") : Task.FromResult(Rows.GetValueOrDefault(deliveryId));

        public Task<Delivery?> FindAsync(StreamKey key, string deliveryId, CancellationToken ct) => FindAsync(key.Tenant, deliveryId, ct);

        public Task WriteAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> TryWriteAsync(Delivery row, long expectedVersion, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<Delivery>> ListDeadAsync(DeadLetterFilter filter, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

        public Task<long> CountDeadAsync(DeadLetterFilter filter, CancellationToken ct) => throw new NotSupportedException();

        public Task<Page<Delivery>> ListAsync(TenantId? tenant, string? consumer, DeliveryStatus? status, ReturnId? returnId, PageRequest page, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<DeliveryCount>> CountAsync(TenantId? tenant, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Stream(IReadOnlyList<RecordedEvent> events) : IReturnStore
    {
        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<RecordedEvent>>([.. events.Where(e => e.Sequence >= fromSequence)]);

        public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct) => Task.FromResult(events.FirstOrDefault(e => e.Id == eventId));

        public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<AppendResult> AppendAsync(Append append, CancellationToken ct) => throw new NotSupportedException();

        public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct) => throw new NotSupportedException();

        public Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct) => throw new NotSupportedException();
    }
}
