using ReturnsHub.Core.Deliver.Ledger;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Core.Deliver;

/// <summary>Takes a dead-lettered delivery up again. Safe to repeat: the receiver's idempotency key stays the same.</summary>
public sealed class Redrive(IDeliveryLedger ledger, IDeadLetters queue, RecordHandler record, TimeProvider time)
{
    /// <summary>Redrives one delivery. False when it is not dead-lettered.</summary>
    /// <param name="tenant">Whose delivery.</param>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="roles">What they are to the hub.</param>
    /// <param name="via">From where they ask; see <see cref="Fact.Via"/>.</param>
    /// <param name="ct">Stops the work between its steps.</param>
    public async Task<bool> RedriveAsync(TenantId tenant, string deliveryId, Actor by, IReadOnlyList<Role> roles, string? via, CancellationToken ct)
    {
        if (await ledger.FindAsync(tenant, deliveryId, ct) is not { Status: DeliveryStatus.DeadLettered } delivery) return false;
        if (!await queue.RedriveAsync(Queues.Deliver(tenant, delivery.Consumer), deliveryId, ct)) return false;
        var now = time.GetUtcNow();
        // False when a worker has taken it up already: what it writes stands.
        await ledger.TryWriteAsync(Standing.Redriven(delivery, now), delivery.Version, ct);
        await record.RecordAsync(
            new Fact
            {
                Id = $"redrive:{deliveryId}:{now.UtcTicks}",
                Tenant = tenant,
                Subject = new Subject.Known(delivery.ReturnId),
                Connection = "hub",
                OccurredAt = now,
                Actor = by,
                Roles = roles,
                Via = via,
                Body = new DeliveryRedriven(delivery.Consumer, delivery.EventId),
            },
            message: null,
            ct);
        return true;
    }
}
