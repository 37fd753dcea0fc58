using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;

namespace ReturnsHub.Benchmarks.Load;

/// <summary>What is there after a run.</summary>
/// <param name="Events">Every event on the feed, in its order.</param>
/// <param name="Consumers">What each consumer came to.</param>
/// <param name="Transactions">Transactions the store committed.</param>
internal sealed record LoadOutcome(IReadOnlyList<RecordedEvent> Events, IReadOnlyList<ConsumerOutcome> Consumers, long Transactions);

/// <summary>What one consumer came to.</summary>
/// <param name="Name">The consumer.</param>
/// <param name="Ledger">Its rows in the ledger.</param>
/// <param name="Depth">What is left on its queue, and its dead letters.</param>
/// <param name="Receiver">Its own system.</param>
internal sealed record ConsumerOutcome(string Name, IReadOnlyList<Delivery> Ledger, QueueDepth Depth, Receiver Receiver);
