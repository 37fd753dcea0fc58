using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>
/// An attempt at a consumer that does not recognise a repeated delivery. The ledger goes first: the intent before the attempt, the sending
/// before the call, the result after it, each only while the row is as this worker left it. A stop between any two of them leaves a row that
/// tells the next attempt whether something may have been booked.
/// </summary>
internal sealed class FencedDelivery(IDeliveryLedger ledger, ErpCall call, DeliveryFacts facts, Waits waits, TimeProvider time)
{
    /// <summary>Makes one attempt.</summary>
    /// <returns>How the message ends, and what the connector answered; null when it was not asked.</returns>
    public async Task<(MessageEnd End, DeliveryOutcome? Outcome)> TryAsync(Attempt attempt, CancellationToken ct)
    {
        var row = await ledger.FindAsync(attempt.Key, attempt.DeliveryId, ct);
        if (await EndedBeforeAsync(attempt, row, ct) is { } ended) return (ended, null);
        // No call without an intent before it: where there is no row, none was made.
        var before = Standing.Before(row, attempt.Consumer.Id, attempt.Event, calledBefore: 0, time.GetUtcNow());
        // The row is left alone: a write would take the delivery from the worker whose call may be running.
        if (waits.UntilSettled(before, attempt.Connector) is { } settling) return (new MessageEnd.Later(settling), null);
        if (await Fence.TakeAsync(ledger, time, before, row?.Version ?? 0, ct) is not { } fence) return (Fenced, null);

        var outcome = await call.MakeAsync(attempt, before.InDoubt, fence.MaySendAsync, ct);
        if (fence.Lost) return (Fenced, outcome);
        var after = waits.After(before with { SentAt = fence.SentAt }, outcome, fence.Sent, attempt);
        if (DeliveryFacts.Tell(after.Status, attempt.Event))
        {
            if (!await fence.StandsAsync(ct)) return (Fenced, outcome);
            // Before the row ends: a stop in between makes the next attempt ask, and say the same again.
            await facts.RecordAsync(attempt.Consumer, attempt.Event, after, ct);
        }

        return (await fence.EndAsync(after, ct) ? waits.End(after, outcome, attempt.Connector) : Fenced, outcome);
    }

    /// <summary>
    /// How a message ends whose delivery has ended already; null when it is to be tried. A dead letter is written once more before its message
    /// follows it: a redrive that comes now finds another version, and cannot take a row up whose message is not on the queue.
    /// </summary>
    public async Task<MessageEnd?> EndedBeforeAsync(Attempt attempt, Delivery? row, CancellationToken ct)
    {
        var ended = attempt.EndedBefore(row);
        return ended is MessageEnd.Dead && !await ledger.TryWriteAsync(row!, row!.Version, ct) ? Fenced : ended;
    }

    private MessageEnd Fenced => new MessageEnd.Later(waits.Soon());
}
