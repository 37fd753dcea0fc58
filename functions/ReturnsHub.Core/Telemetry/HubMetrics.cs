using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Intake;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reconcile;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Telemetry;

/// <summary>
/// What the hub counts, on the meter <c>ReturnsHub</c>. Tags carry codes and names of connections, never content. All instruments stand
/// in this folder's README.
/// </summary>
public sealed class HubMetrics : IDisposable
{
    /// <summary>The name to listen to.</summary>
    public const string MeterName = "ReturnsHub";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _kept;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _recorded;
    private readonly Counter<long> _delivered;
    private readonly FlowMetrics _flow;
    private readonly DecisionMetrics _decisions;
    private readonly ReconciliationMetrics _reconciliation;
    private readonly SourceSilence? _silence;
    private readonly ConcurrentDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private long _keptTotal;
    private long _duplicateTotal;

    /// <summary>Creates the instruments, and watches the tenants' connections for silence.</summary>
    public HubMetrics(ITenants tenants, TimeProvider time)
        : this()
    {
        _silence = new SourceSilence(tenants, time);
        _meter.CreateObservableGauge("returnshub.source.silence", _silence.Observe, "s", "Since a connection's last message.");
    }

    /// <summary>Creates the instruments that need to know no tenants.</summary>
    public HubMetrics()
    {
        _kept = _meter.CreateCounter<long>("returnshub.intake.kept", "{message}", "Messages made durable at the door.");
        _refused = _meter.CreateCounter<long>("returnshub.intake.refused", "{message}", "Messages refused at the door.");
        _quarantined = _meter.CreateCounter<long>("returnshub.quarantined", "{message}", "Verified messages that could not be read.");
        _recorded = _meter.CreateCounter<long>("returnshub.events.recorded", "{event}", "Events appended to streams.");
        _delivered = _meter.CreateCounter<long>("returnshub.deliveries", "{attempt}", "Delivery attempts by outcome.");
        _flow = new FlowMetrics(_meter);
        _decisions = new DecisionMetrics(_meter);
        _reconciliation = new ReconciliationMetrics(_meter);
    }

    /// <summary>Messages made durable since the process started.</summary>
    public long KeptTotal => Interlocked.Read(ref _keptTotal);

    /// <summary>Repeated deliveries recognised at the door since the process started.</summary>
    public long DuplicateTotal => Interlocked.Read(ref _duplicateTotal);

    /// <summary>Refusals since the process started, by code.</summary>
    public IReadOnlyDictionary<string, long> Refusals => new Dictionary<string, long>(_refusals, StringComparer.Ordinal);

    /// <summary>Counts a message made durable, or recognised as already durable.</summary>
    public void Kept(ConnectionSettings connection, bool duplicate)
    {
        Interlocked.Increment(ref duplicate ? ref _duplicateTotal : ref _keptTotal);
        // By connection: one shop that goes silent must not hide behind another of the same source.
        var tags = new TagList
        {
            { "tenant", connection.Tenant.Value }, { "connection", connection.Id }, { "source", connection.Source }, { "duplicate", duplicate },
        };
        _kept.Add(1, tags);
    }

    /// <summary>Counts a message refused at the door.</summary>
    public void Refused(string code)
    {
        _refusals.AddOrUpdate(code, 1, static (_, n) => n + 1);
        _refused.Add(1, new KeyValuePair<string, object?>("code", code));
    }

    /// <summary>Counts a quarantined message.</summary>
    public void Quarantined(string reason) => _quarantined.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A connection spoke: a message of it was kept, or recognised as kept before.</summary>
    public void Heard(ConnectionSettings connection) => _silence?.Heard(connection);

    /// <summary>Counts appended events and what they decide, given the return as it stood before them.</summary>
    public void Recorded(ReturnState before, Fact fact, IReadOnlyList<RecordedEvent> events)
    {
        _recorded.Add(events.Count);
        _decisions.Recorded(before, fact, events);
    }

    /// <summary>Events recorded at these times are on their queues.</summary>
    public void Relayed(IReadOnlyList<DateTimeOffset> recorded, DateTimeOffset now) => _flow.Relayed(recorded, now);

    /// <summary>A message was handled.</summary>
    /// <param name="queue">The kind of queue: <c>inbound</c>, <c>classify</c>, <c>deliver</c>.</param>
    /// <param name="age">Since it was sent.</param>
    public void Handled(string queue, TimeSpan age) => _flow.Handled(queue, age);

    /// <summary>Counts a line's classification.</summary>
    /// <param name="report">The answer.</param>
    /// <param name="fallback">Why another classifier answered in the first one's stead: a stable code; null when none did.</param>
    public void Classified(ClassificationReport report, string? fallback = null) => _flow.Classified(report, fallback);

    /// <summary>A booking system answered, or did not.</summary>
    public void Called(string consumer, DeliveryOutcome outcome, TimeSpan took) => _flow.Called(consumer, outcome, took);

    /// <summary>Counts a delivery attempt.</summary>
    public void Delivered(string consumer, string outcome) =>
        _delivered.Add(1, new KeyValuePair<string, object?>("consumer", consumer), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A consumer's day is reconciled: counts its outcome and its differences by code.</summary>
    public void Reconciled(ReconciliationReport report) => _reconciliation.Reconciled(report);

    /// <summary>A consumer's day could not be reconciled and is tried again.</summary>
    public void NotReconciled(ConsumerSettings consumer) => _reconciliation.NotReconciled(consumer);

    /// <summary>Whether an instrument is one of these: several hubs in one process have meters of one name.</summary>
    internal bool Owns(Instrument instrument) => ReferenceEquals(instrument.Meter, _meter);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
