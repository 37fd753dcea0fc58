using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing;
using ReturnsHub.Testing.Samples;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Deliver.Ledger;

/// <summary>One return's events, the ledger in memory, what was told to the return, and the handler over them.</summary>
internal sealed class DeliverBench : IDisposable
{
    private readonly HubMetrics _metrics = new();

    private readonly List<byte[]> _bodies;

    public DeliverBench(int events, int seed = 1, ConsumerSettings? consumer = null, RetrySchedule? schedule = null)
    {
        Schedule = schedule ?? new RetrySchedule();
        var stream = new ReturnStream("r-1", Time, new SequentialIds());
        Events = stream.Next([.. Enumerable.Range(0, events).Select(n => EventSamples.Parcel(n))]).Events;
        _bodies = [.. Events.Select(e => CloudEventJson.Write(e).ToArray())];
        Consumer = consumer ?? new ConsumerSettings { Tenant = ReturnStream.Acme, Id = "erp", Connector = "erp", Url = new Uri("https://erp.example/"), MaxAttempts = 5 };
        Handler = new DeliverHandler(Ledger, new Stream(Events), RecordAsync, _metrics, Schedule, Time, new Random(seed));
    }

    public ManualTime Time { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public RetrySchedule Schedule { get; }

    public ConsumerSettings Consumer { get; }

    public IReadOnlyList<RecordedEvent> Events { get; }

    public DeliverHandler Handler { get; }

    /// <summary>What the return was told.</summary>
    public List<FactBody> Told { get; } = [];

    /// <summary>The first event's row.</summary>
    public Delivery? Row => RowOf(1);

    public string IdOf(int n) => DeliveryIds.Of(Consumer.Id, Events[n - 1].Id);

    public Delivery? RowOf(int n) => Ledger.Rows.GetValueOrDefault(IdOf(n));

    public ReceivedMessage Message(int n, int attempt) => new(IdOf(n), _bodies[n - 1], attempt, Time.GetUtcNow());

    /// <summary>One attempt at the first event.</summary>
    public Task<SessionSettlement> TryAsync(IErpConnector connector, int attempt = 1) =>
        Handler.HandleAsync(Consumer, connector, [Message(1, attempt)], CancellationToken.None);

    public void Dispose() => _metrics.Dispose();

    private async Task RecordAsync(Fact fact, CancellationToken ct)
    {
        await Ledger.Step();
        Told.Add(fact.Body);
        await Ledger.Step();
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

/// <summary>A connector as the test tells it; its receiver does not recognise repeats unless told so.</summary>
internal sealed class ToldConnector(Func<DeliveryAttempt, Task<DeliveryOutcome>> deliver, bool deduplicates = false) : IErpConnector
{
    public ToldConnector(params DeliveryOutcome[] answers)
        : this(Answers(answers))
    {
    }

    public bool ReceiverDeduplicates => deduplicates;

    public TimeSpan LongestCall { get; init; }

    /// <summary>Attempts made.</summary>
    public List<DeliveryAttempt> Seen { get; } = [];

    public Task<DeliveryOutcome> DeliverAsync(DeliveryAttempt attempt, CancellationToken ct)
    {
        Seen.Add(attempt);
        return deliver(attempt);
    }

    // Sends before it answers, unless the answer says that nothing was sent.
    private static Func<DeliveryAttempt, Task<DeliveryOutcome>> Answers(DeliveryOutcome[] answers)
    {
        var next = 0;
        return async attempt =>
        {
            var answer = answers[Math.Min(next++, answers.Length - 1)];
            return answer.Called && !await attempt.MaySendAsync(CancellationToken.None) ? DeliveryOutcome.Fenced : answer;
        };
    }
}
