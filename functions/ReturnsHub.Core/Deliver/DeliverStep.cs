using System.Text.Json;
using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Deliver.Turns;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver;

/// <summary>Step 6 on one message. What the consumer does is counted by its own limit; faults of the hub itself have one here.</summary>
public sealed class DeliverStep(DeliverHandler deliver)
{
    /// <summary>Attempts before a delivery is given up because of the hub's own faults.</summary>
    public const int MostFaults = 20;

    /// <summary>Makes one attempt.</summary>
    /// <param name="consumer">Who gets the event.</param>
    /// <param name="connector">Its connector.</param>
    /// <param name="message">The event; its id is the delivery's (<see cref="DeliveryIds"/>).</param>
    /// <param name="ct">Ends the attempt; it then counts for nothing.</param>
    public async Task<MessageEnd> HandleAsync(ConsumerSettings consumer, IErpConnector connector, ReceivedMessage message, CancellationToken ct)
    {
        var most = Math.Max(MostFaults, consumer.MaxAttempts);
        // The queue counts attempts that were held back as well. Where the ledger has seen them, they were no faults.
        var faults = message.Attempt < most ? message.Attempt : await deliver.FaultsAsync(consumer, message, ct);
        return await Attempting.RunAsync(
            message with { Attempt = faults },
            most,
            (_, c) => TryAsync(consumer, connector, message, c),
            (_, fault, c) => GiveUpAsync(consumer.Tenant, consumer.Id, message, Attempting.FailedReason, fault?.GetType().Name ?? "The hub stopped at each attempt.", c),
            ct);
    }

    /// <summary>
    /// Ends a delivery to a consumer that is not configured any more: it is given up at once and written down, to be redriven should the
    /// consumer come back.
    /// </summary>
    /// <param name="tenant">Whose event.</param>
    /// <param name="consumer">The name nobody has.</param>
    /// <param name="message">The message in hand.</param>
    /// <param name="session">Its session.</param>
    /// <param name="ct">Ends the work between two steps.</param>
    public async Task<MessageEnd> ToNobodyAsync(TenantId tenant, string consumer, DeliveryInHand message, IDeliverySession session, CancellationToken ct)
    {
        const string reason = "consumer-unknown";
        const string description = "No consumer of this name is configured any more.";
        var end = await GiveUpAsync(tenant, consumer, message.Received, reason, description, ct);
        await session.DeadLetterAsync(reason, description, ct);
        return end;
    }

    private async Task<MessageEnd> TryAsync(ConsumerSettings consumer, IErpConnector connector, ReceivedMessage message, CancellationToken ct)
    {
        var settlement = await deliver.HandleAsync(consumer, connector, [message], ct);
        if (settlement.RetryAfter is { } rest) return new MessageEnd.Later(rest);
        return settlement.DeadLettered is [var dead] ? new MessageEnd.Dead(dead.Reason, dead.Description) : new MessageEnd.Done();
    }

    private async Task<MessageEnd> GiveUpAsync(TenantId tenant, string consumer, ReceivedMessage message, string reason, string description, CancellationToken ct)
    {
        try
        {
            if (!await deliver.GiveUpAsync(tenant, consumer, message, description, ct)) return new MessageEnd.Done();
        }
        catch (JsonException)
        {
            // No event of the hub, so no delivery has a row to write: the dead letter alone tells of it.
        }

        return new MessageEnd.Dead(reason, description);
    }
}
