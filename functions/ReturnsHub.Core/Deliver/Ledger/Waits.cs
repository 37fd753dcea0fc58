using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>What follows from an attempt: where the delivery stands, and when it is tried again.</summary>
internal sealed class Waits(RetrySchedule schedule, TimeProvider time, Random random)
{
    /// <summary>The row after an attempt; see <see cref="Standing.After"/>.</summary>
    public Delivery After(Delivery before, DeliveryOutcome outcome, bool sent, Attempt attempt) =>
        Standing.After(before, outcome, sent, attempt.Message.Attempt, attempt.Consumer.MaxAttempts, schedule.GiveUpAfter, time.GetUtcNow());

    /// <summary>How the message ends.</summary>
    public MessageEnd End(Delivery after, DeliveryOutcome outcome, IErpConnector connector) => after.Status switch
    {
        DeliveryStatus.Confirmed => new MessageEnd.Done(),
        DeliveryStatus.DeadLettered => new MessageEnd.Dead(after.Category ?? "refused", after.LastAnswer ?? ""),
        _ => new MessageEnd.Later(Longer(schedule.Delay(after.Attempts, outcome.RetryAfter, Chance()), UntilSettled(after, connector))),
    };

    /// <summary>How long a call without a result may still be running; null when none may.</summary>
    public TimeSpan? UntilSettled(Delivery row, IErpConnector connector) =>
        row is { InDoubt: true, SentAt: { } sent } && sent + Window(connector) - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>A first step of the schedule.</summary>
    public TimeSpan Soon() => schedule.Delay(1, null, Chance());

    private TimeSpan Window(IErpConnector connector) => connector.LongestCall > schedule.InDoubtWindow ? connector.LongestCall : schedule.InDoubtWindow;

    private static TimeSpan Longer(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }
}
