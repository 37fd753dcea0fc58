using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>Phase two. Every id of the feed against the ledger and the receivers' own books.</summary>
internal static class LoadVerification
{
    /// <summary>What is wrong, a sentence each; empty when nothing is.</summary>
    public static IEnumerable<string> Check(LoadOutcome outcome) => outcome.Consumers.SelectMany(c => Check(c, outcome.Events).Select(w => $"{c.Name}: {w}"));

    /// <summary>What is wrong at one consumer.</summary>
    /// <param name="consumer">What it came to.</param>
    /// <param name="events">Every event it is to have.</param>
    public static IEnumerable<string> Check(ConsumerOutcome consumer, IReadOnlyList<RecordedEvent> events)
    {
        var rows = consumer.Ledger.ToLookup(d => d.EventId);
        var (book, known) = (consumer.Receiver.Book, events.Select(e => e.Id).ToHashSet());
        foreach (var e in events)
        {
            var confirmed = rows[e.Id].Count(d => d.Status == DeliveryStatus.Confirmed);
            if (confirmed != 1 || rows[e.Id].Count() != 1) yield return $"event {e.Id} has {rows[e.Id].Count()} rows in the ledger, {confirmed} of them confirmed";
            if (book.Effects.GetValueOrDefault(e.Id) is not 1 and var times) yield return $"event {e.Id} took effect {times} times";
        }

        foreach (var row in consumer.Ledger.Where(d => !known.Contains(d.EventId))) yield return $"the ledger has delivery {row.Id} of no event";
        foreach (var id in book.Effects.Keys.Where(id => !known.Contains(id))) yield return $"event {id} took effect and is not on the feed";
        foreach (var wrong in book.OutOfOrder) yield return wrong;
        if (consumer.Receiver.BadSignatures > 0) yield return $"{consumer.Receiver.BadSignatures} deliveries had a signature that does not fit";
        if (consumer.Depth is not { Waiting: 0, DeadLettered: 0 }) yield return $"{consumer.Depth.Waiting} messages are left and {consumer.Depth.DeadLettered} were given up";
    }
}
