using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>Tells the return what became of a delivery. Safe to repeat.</summary>
internal sealed class DeliveryFacts(Func<Fact, CancellationToken, Task> record, TimeProvider time)
{
    /// <summary>Whether the return hears of it when a delivery stands like this.</summary>
    public static bool Tell(DeliveryStatus status, RecordedEvent e) => status switch
    {
        // Only what books money is acknowledged on the stream; the ledger holds the rest.
        DeliveryStatus.Confirmed => e.Data is CreditReleased,
        DeliveryStatus.DeadLettered => true,
        _ => false,
    };

    /// <summary>Records what the return is to hear of, if anything.</summary>
    public Task RecordAsync(ConsumerSettings consumer, RecordedEvent e, Delivery after, CancellationToken ct) => (after.Status, e.Data) switch
    {
        (DeliveryStatus.Confirmed, CreditReleased credit) =>
            ReportAsync(consumer, e, "confirmed", new DeliveryConfirmed(consumer.Id, e.Id, e.Type, credit.CreditId, after.ForeignId), ct),
        // A redriven delivery may fail again, and that is news; within one failure the return's state recognises the repeat.
        (DeliveryStatus.DeadLettered, _) =>
            ReportAsync(consumer, e, $"failed:{time.GetUtcNow().UtcTicks}", new DeliveryFailed(consumer.Id, e.Id, e.Type, after.Category ?? "refused"), ct),
        _ => Task.CompletedTask,
    };

    private Task ReportAsync(ConsumerSettings consumer, RecordedEvent e, string how, FactBody body, CancellationToken ct) =>
        record(
            new Fact
            {
                Id = $"delivery:{consumer.Id}:{e.Id:N}:{how}",
                Tenant = e.Tenant,
                Subject = new Subject.Known(e.ReturnId),
                Connection = "hub",
                OccurredAt = time.GetUtcNow(),
                Actor = Actor.Connection(consumer.Id),
                Body = body,
            },
            ct);
}
