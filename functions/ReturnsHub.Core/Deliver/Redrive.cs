using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Deliver;

/// <summary>Takes a dead-lettered delivery up again. Safe to repeat: the receiver's idempotency key stays the same.</summary>
public sealed class Redrive(IDeliveryLedger ledger, IMessageQueue queue, TimeProvider time)
{
    /// <summary>Redrives one delivery. False when it is not dead-lettered.</summary>
    public async Task<bool> RedriveAsync(TenantId tenant, string deliveryId, CancellationToken ct)
    {
        if (await ledger.FindAsync(tenant, deliveryId, ct) is not { Status: DeliveryStatus.DeadLettered } delivery) return false;
        if (!await queue.RedriveAsync(Queues.Deliver(tenant, delivery.Consumer), deliveryId, ct)) return false;
        await ledger.WriteAsync([delivery with { Status = DeliveryStatus.Retrying, UpdatedAt = time.GetUtcNow() }], ct);
        return true;
    }
}
