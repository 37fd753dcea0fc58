using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Core.Deliver;

/// <summary>Takes a dead-lettered delivery up again. Safe to repeat: the receiver's idempotency key stays the same.</summary>
public sealed class Redrive(IDeliveryLedger ledger, IMessageQueue queue, RecordHandler record, TimeProvider time)
{
    /// <summary>Redrives one delivery. False when it is not dead-lettered.</summary>
    public async Task<bool> RedriveAsync(TenantId tenant, string deliveryId, Actor by, CancellationToken ct)
    {
        if (await ledger.FindAsync(tenant, deliveryId, ct) is not { Status: DeliveryStatus.DeadLettered } delivery) return false;
        if (!await queue.RedriveAsync(Queues.Deliver(tenant, delivery.Consumer), deliveryId, ct)) return false;
        var now = time.GetUtcNow();
        await ledger.WriteAsync([delivery with { Status = DeliveryStatus.Retrying, UpdatedAt = now }], ct);
        await record.RecordAsync(
            new Fact
            {
                Id = $"redrive:{deliveryId}:{now.UtcTicks}",
                Tenant = tenant,
                Subject = new Subject.Known(delivery.ReturnId),
                Connection = "hub",
                OccurredAt = now,
                Actor = by,
                Body = new DeliveryRedriven(delivery.Consumer, delivery.EventId),
            },
            message: null,
            ct);
        return true;
    }
}
