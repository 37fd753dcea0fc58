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
        // False when a worker has taken it up already: what it writes stands.
        var redriven = Standing.Redriven(delivery, time.GetUtcNow());
        await ledger.TryWriteAsync(redriven, delivery.Version, ct);
        await RecordAsync(delivery, $"redrive:{deliveryId}:{redriven.UpdatedAt.UtcTicks}", by, roles, via, new DeliveryRedriven(delivery.Consumer, delivery.EventId), ct);

        // Given up again before its redrive was on record: the failure that was known then is settled now, so it is reported anew.
        if (await ledger.FindAsync(tenant, deliveryId, ct) is { Status: DeliveryStatus.DeadLettered } again)
            await RecordAsync(again, $"delivery:{deliveryId}:again:{again.UpdatedAt.UtcTicks}", Actor.Connection(again.Consumer), [], null, new DeliveryFailed(again.Consumer, again.EventId, again.EventType, again.Category ?? "refused"), ct);
        return true;
    }

    private Task RecordAsync(Delivery delivery, string id, Actor by, IReadOnlyList<Role> roles, string? via, FactBody body, CancellationToken ct) =>
        record.RecordAsync(
            new Fact
            {
                Id = id,
                Tenant = delivery.Tenant,
                Subject = new Subject.Known(delivery.ReturnId),
                Connection = "hub",
                OccurredAt = time.GetUtcNow(),
                Actor = by,
                Roles = roles,
                Via = via,
                Body = body,
            },
            message: null,
            ct);
}
