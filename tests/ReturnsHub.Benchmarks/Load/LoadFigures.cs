using ReturnsHub.Core.Returns;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>How fast a consumer's events were confirmed.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="PerSecond">Events confirmed per second, from the first recorded to the last confirmed.</param>
/// <param name="Median">Half the events were confirmed this long after they were recorded, or sooner.</param>
/// <param name="P99">And 99 in 100 of them.</param>
/// <param name="Done">When the last one was confirmed.</param>
/// <param name="Retries">Calls beyond the first of each event.</param>
internal sealed record LoadFigures(string Name, double PerSecond, TimeSpan Median, TimeSpan P99, DateTimeOffset Done, int Retries)
{
    /// <summary>Of a consumer that has confirmed at least one event.</summary>
    public static LoadFigures Of(ConsumerOutcome consumer, IReadOnlyList<RecordedEvent> events)
    {
        var recorded = events.ToDictionary(e => e.Id, e => e.RecordedAt);
        var waits = consumer.Ledger.Select(d => d.UpdatedAt - recorded[d.EventId]).Order().ToList();
        var done = consumer.Ledger.Max(d => d.UpdatedAt);
        var retries = consumer.Ledger.Sum(d => d.Attempts - 1);
        return new(consumer.Name, waits.Count / (done - events[0].RecordedAt).TotalSeconds, At(waits, 50), At(waits, 99), done, retries);
    }

    private static TimeSpan At(List<TimeSpan> waits, int percent) => waits[(int)Math.Ceiling(waits.Count * percent / 100.0) - 1];
}
