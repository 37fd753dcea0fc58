using ReturnsHub.Core.Deliver;
using ReturnsHub.Core.Deliver.Bookings;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Telemetry;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Core.Tests.Deliver.Ledger;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Deliver.Bookings;

/// <summary>A return with a credit over 119.00 EUR, the ledger in memory, and what was told to the return.</summary>
internal sealed class BookingBench : IDisposable
{
    private readonly HubMetrics _metrics = new();
    private readonly IReadOnlyList<RecordedEvent> _events = new Reconcile.Told().Credited(119.00m, delivery: null).History;

    public BookingBench()
    {
        Ledger.Step = () => Step();
        Bookings = new ConsumerBookings(Ledger, new Stream(_events), RecordAsync, _metrics, Time);
    }

    public ManualTime Time { get; } = new();

    public MemoryLedger Ledger { get; } = new();

    public ConsumerBookings Bookings { get; }

    public ConsumerSettings Consumer { get; set; } = new() { Tenant = Reconcile.Told.Tenant, Id = "books", Connector = ConsumerSettings.Pull, Url = new Uri("/api/events", UriKind.Relative) };

    /// <summary>Awaited before and after everything that is done to the world outside.</summary>
    public Func<Task> Step { get; set; } = () => Task.CompletedTask;

    public List<FactBody> Told { get; } = [];

    public RecordedEvent Credit => _events.Single(e => e.Data is CreditReleased);

    public Delivery? Row => Ledger.Rows.GetValueOrDefault(DeliveryIds.Of("books", Credit.Id));

    public Task<BookingAnswer> BookedAsync(string number, decimal amount) =>
        Bookings.ReportAsync(Consumer, new EventBooked(Credit.Id, number, Reconcile.Told.Money(amount)), CancellationToken.None);

    public Task<BookingAnswer> RefusedAsync(string code, string text) =>
        Bookings.ReportAsync(Consumer, new EventRefused(Credit.Id, code, text), CancellationToken.None);

    public void Dispose() => _metrics.Dispose();

    private async Task RecordAsync(Fact fact, CancellationToken ct)
    {
        await Step();
        Told.Add(fact.Body);
        await Step();
    }

    private sealed class Stream(IReadOnlyList<RecordedEvent> events) : IReturnStore
    {
        public Task<RecordedEvent?> FindEventAsync(TenantId tenant, Guid eventId, CancellationToken ct) => Task.FromResult(events.FirstOrDefault(e => e.Id == eventId && e.Tenant == tenant));

        public Task<ReturnState?> LoadAsync(StreamKey key, CancellationToken ct) => Task.FromResult<ReturnState?>(ReturnFold.Rebuild(key, events));

        public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamKey key, long fromSequence, CancellationToken ct) => throw new NotSupportedException();

        public Task<AppendResult> AppendAsync(Append append, CancellationToken ct) => throw new NotSupportedException();

        public Task<FeedPage> ReadFeedAsync(string? after, int most, CancellationToken ct) => throw new NotSupportedException();

        public Task WaitForFeedAsync(string? after, TimeSpan atMost, CancellationToken ct) => throw new NotSupportedException();
    }
}
