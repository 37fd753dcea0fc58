using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>
/// How fast a consumer's events were confirmed. An event that says a consumer booked a credit is left out: it is recorded when that consumer
/// has booked, so that a slow one would lengthen everybody's run by its own.
/// </summary>
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
        var recorded = events.Where(e => e.Data is not CreditPosted).ToDictionary(e => e.Id, e => e.RecordedAt);
        var rows = consumer.Ledger.Where(d => recorded.ContainsKey(d.EventId)).ToList();
        var waits = rows.Select(d => d.UpdatedAt - recorded[d.EventId]).Order().ToList();
        var done = rows.Max(d => d.UpdatedAt);
        var retries = consumer.Ledger.Sum(d => d.Attempts - 1);
        return new(consumer.Name, waits.Count / (done - events[0].RecordedAt).TotalSeconds, At(waits, 50), At(waits, 99), done, retries);
    }

    private static TimeSpan At(List<TimeSpan> waits, int percent) => waits[(int)Math.Ceiling(waits.Count * percent / 100.0) - 1];
}
