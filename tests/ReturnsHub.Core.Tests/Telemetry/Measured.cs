using System.Diagnostics.Metrics;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Tests.Telemetry;

/// <summary>What one hub's instruments measure while it is listened to, as <c>name{tag=value, …} value</c>.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    public Measured(HubMetrics metrics)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (metrics.Owns(instrument)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Asks the instruments that only answer when asked.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : IFormattable
    {
        var of = new List<string>();
        foreach (var (name, tag) in tags) of.Add($"{name}={tag}");
        _lines.Add($"{instrument.Name}{{{string.Join(", ", of)}}} {value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}");
    }
}
