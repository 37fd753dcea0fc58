using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Telemetry;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>Calls the connector, watched.</summary>
internal sealed class ErpCall(IReturnStore returns, HubMetrics metrics, TimeProvider time)
{
    /// <summary>Makes the call.</summary>
    /// <param name="attempt">What is delivered to whom.</param>
    /// <param name="inDoubt">See <see cref="DeliveryAttempt.InDoubt"/>.</param>
    /// <param name="maySend">See <see cref="DeliveryAttempt.MaySendAsync"/>.</param>
    /// <param name="ct">Ends the attempt.</param>
    public async Task<DeliveryOutcome> MakeAsync(Attempt attempt, bool inDoubt, Func<CancellationToken, Task<bool>> maySend, CancellationToken ct)
    {
        var e = attempt.Event;
        var started = time.GetTimestamp();
        using var span = DeliverSpans.Call(attempt.Consumer, attempt.Message, e);
        var outcome = await attempt.Connector.DeliverAsync(
            new DeliveryAttempt
            {
                DeliveryId = attempt.DeliveryId,
                Event = e,
                InDoubt = inDoubt,
                ReadHistoryAsync = async c => [.. (await returns.ReadStreamAsync(attempt.Key, 1, c)).TakeWhile(h => h.Sequence <= e.Sequence)],
                MaySendAsync = maySend,
            },
            ct);
        DeliverSpans.Ended(span, outcome);
        // What the hub itself held back says nothing about how long the other side takes.
        if (outcome.Called) metrics.Called(attempt.Consumer.Id, outcome, time.GetElapsedTime(started));
        return outcome;
    }
}
