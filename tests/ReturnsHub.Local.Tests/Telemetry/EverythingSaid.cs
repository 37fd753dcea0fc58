using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>Every log line of every level with its scopes, every span with its attributes, every measurement with its tags, as text.</summary>
internal sealed class EverythingSaid : ILoggerProvider, ISupportExternalScope
{
    private readonly ActivityListener _spans;
    private readonly MeterListener _measurements = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    /// <param name="sources">Whose spans are listened to.</param>
    public EverythingSaid(Func<string, bool> sources)
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => sources(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _measurements.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _measurements.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _measurements.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        _measurements.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _measurements.Start();
    }

    public ConcurrentQueue<string> Logs { get; } = new();

    public ConcurrentQueue<string> Spans { get; } = new();

    public ConcurrentQueue<string> Measurements { get; } = new();

    /// <summary>Asks the instruments that only answer when asked.</summary>
    public void Observe() => _measurements.RecordObservableInstruments();

    public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }

    private void Add(Activity span) => Spans.Enqueue(
        $"{span.Source.Name} {span.DisplayName} {span.OperationName} {span.StatusDescription} {span.TraceStateString} {Text(span.TagObjects)} "
        + $"{Text(span.Baggage.Select(b => new KeyValuePair<string, object?>(b.Key, b.Value)))} "
        + $"{string.Join(' ', span.Events.Select(e => $"{e.Name} {Text(e.Tags)}"))} {string.Join(' ', span.Links.Select(l => Text(l.Tags ?? [])))}");

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue($"{instrument.Meter.Name} {instrument.Name} {Text(tags.ToArray())}");

    private static string Text(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}"));

    private sealed class Log(EverythingSaid said, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => said._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            said._scopes.ForEachScope((scope, list) => list.Add(scope?.ToString() ?? ""), scopes);
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? Text(pairs) : "";
            said.Logs.Enqueue($"{logLevel} {category} {eventId.Id} {eventId.Name} {formatter(state, exception)} {values} {exception} [{string.Join(" | ", scopes)}]");
        }
    }
}
