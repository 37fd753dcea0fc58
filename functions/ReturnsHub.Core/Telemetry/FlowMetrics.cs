using System.Diagnostics.Metrics;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Telemetry;

/// <summary>How long things take on their way through, and how the classifier and the booking systems answer.</summary>
internal sealed class FlowMetrics(Meter meter)
{
    /// <summary>From a millisecond to an hour: waits of a healthy hub and of one that stands still.</summary>
    private static readonly InstrumentAdvice<double> Waits = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600],
    };

    /// <summary>The boundaries OpenTelemetry advises for HTTP calls (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/).</summary>
    private static readonly InstrumentAdvice<double> Calls = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    };

    private static readonly InstrumentAdvice<double> Shares = new() { HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] };

    private readonly Histogram<double> _feedLag = meter.CreateHistogram("returnshub.feed.lag", "s", "Age of an event when it was on its queues.", tags: null, Waits);
    private readonly Histogram<double> _queueAge = meter.CreateHistogram("returnshub.queue.age", "s", "From sending a message to having handled it.", tags: null, Waits);
    private readonly Counter<long> _classifications = meter.CreateCounter<long>("returnshub.classifications", "{line}", "Lines classified, by classifier.");
    private readonly Histogram<double> _confidence = meter.CreateHistogram("returnshub.classification.confidence", "1", "How sure the classifier was.", tags: null, Shares);
    private readonly Histogram<double> _erpDuration = meter.CreateHistogram("returnshub.erp.duration", "s", "How long a booking system took to answer.", tags: null, Calls);
    private readonly Counter<long> _erpErrors = meter.CreateCounter<long>("returnshub.erp.errors", "{error}", "Calls a booking system did not confirm, by category.");

    public void Relayed(IReadOnlyList<DateTimeOffset> recorded, DateTimeOffset now)
    {
        if (!_feedLag.Enabled) return;
        foreach (var at in recorded) _feedLag.Record(Seconds(now - at));
    }

    public void Handled(string queue, TimeSpan age) => _queueAge.Record(Seconds(age), new KeyValuePair<string, object?>("queue", queue));

    public void Classified(ClassificationReport report, string? fallback)
    {
        var classifier = new KeyValuePair<string, object?>("classifier", report.Classifier);
        var instead = new KeyValuePair<string, object?>("fallback", fallback ?? "none");
        _classifications.Add(1, classifier, instead, new("code", CodeNames.Of(report.Code)));
        _confidence.Record((double)report.Confidence, classifier, instead);
    }

    public void Called(string consumer, DeliveryOutcome outcome, TimeSpan took)
    {
        var of = new KeyValuePair<string, object?>("consumer", consumer);
        _erpDuration.Record(Seconds(took), of, new("outcome", outcome.Kind.ToString()));
        if (outcome.Kind != OutcomeKind.Confirmed) _erpErrors.Add(1, of, new(SpanTags.ErrorType, outcome.Category ?? "refused"));
    }

    // Two clocks are read on the way; where they differ by a little, nothing is younger than new.
    private static double Seconds(TimeSpan span) => Math.Max(0, span.TotalSeconds);
}
