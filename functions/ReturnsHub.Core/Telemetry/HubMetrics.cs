using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ReturnsHub.Core.Telemetry;

/// <summary>What the hub counts, on the meter <c>ReturnsHub</c>. Tags carry codes and names of connections, never content.</summary>
public sealed class HubMetrics : IDisposable
{
    private readonly Meter _meter = new("ReturnsHub");
    private readonly Counter<long> _kept;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _recorded;
    private readonly Counter<long> _delivered;
    private readonly ConcurrentDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private long _keptTotal;
    private long _duplicateTotal;

    /// <summary>Creates the instruments.</summary>
    public HubMetrics()
    {
        _kept = _meter.CreateCounter<long>("returnshub.intake.kept", "{message}", "Messages made durable at the door.");
        _refused = _meter.CreateCounter<long>("returnshub.intake.refused", "{message}", "Messages refused at the door.");
        _quarantined = _meter.CreateCounter<long>("returnshub.quarantined", "{message}", "Verified messages that could not be read.");
        _recorded = _meter.CreateCounter<long>("returnshub.events.recorded", "{event}", "Events appended to streams.");
        _delivered = _meter.CreateCounter<long>("returnshub.deliveries", "{attempt}", "Delivery attempts by outcome.");
    }

    /// <summary>Messages made durable since the process started.</summary>
    public long KeptTotal => Interlocked.Read(ref _keptTotal);

    /// <summary>Repeated deliveries recognised at the door since the process started.</summary>
    public long DuplicateTotal => Interlocked.Read(ref _duplicateTotal);

    /// <summary>Refusals since the process started, by code.</summary>
    public IReadOnlyDictionary<string, long> Refusals => new Dictionary<string, long>(_refusals, StringComparer.Ordinal);

    /// <summary>Counts a message made durable, or recognised as already durable.</summary>
    public void Kept(string source, bool duplicate)
    {
        Interlocked.Increment(ref duplicate ? ref _duplicateTotal : ref _keptTotal);
        _kept.Add(1, new KeyValuePair<string, object?>("source", source), new KeyValuePair<string, object?>("duplicate", duplicate));
    }

    /// <summary>Counts a message refused at the door.</summary>
    public void Refused(string code)
    {
        _refusals.AddOrUpdate(code, 1, static (_, n) => n + 1);
        _refused.Add(1, new KeyValuePair<string, object?>("code", code));
    }

    /// <summary>Counts a quarantined message.</summary>
    public void Quarantined(string reason) => _quarantined.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Counts appended events.</summary>
    public void Recorded(int events) => _recorded.Add(events);

    /// <summary>Counts a delivery attempt.</summary>
    public void Delivered(string consumer, string outcome) =>
        _delivered.Add(1, new KeyValuePair<string, object?>("consumer", consumer), new KeyValuePair<string, object?>("outcome", outcome));

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
