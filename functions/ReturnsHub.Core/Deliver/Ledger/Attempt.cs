using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Deliver.Ledger;

/// <summary>What an attempt is made with.</summary>
internal sealed record Attempt(ConsumerSettings Consumer, IErpConnector Connector, ReceivedMessage Message, RecordedEvent Event)
{
    /// <summary>The return.</summary>
    public StreamKey Key => new(Event.Tenant, Event.ReturnId);

    /// <summary>The delivery.</summary>
    public string DeliveryId => DeliveryIds.Of(Consumer.Id, Event.Id);

    /// <summary>
    /// How the message ends without an attempt, when its delivery has ended already: confirmed, or given up by a worker that stopped before the
    /// queue was told. A dead letter whose message counts anew was redriven.
    /// </summary>
    public MessageEnd? EndedBefore(Delivery? row) => row switch
    {
        { Status: DeliveryStatus.Confirmed } => new MessageEnd.Done(),
        { Status: DeliveryStatus.DeadLettered, QueueAttempt: > 0 } when Message.Attempt > row.QueueAttempt =>
            new MessageEnd.Dead("given-up-before", row.LastAnswer ?? ""),
        _ => null,
    };
}
